import { getSession } from './get-session.ts'
import { postLink } from './post-link.ts'
import { postSignIn } from './post-sign-in.ts'
import { postSignOut } from './post-sign-out.ts'
import { putPassword } from './put-password.ts'

export const sessionRoutes = [getSession, postSignIn, postLink, postSignOut, putPassword]
