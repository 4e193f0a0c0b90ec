/** Sign-in, memberships and one-time links, in a schema of their own outside the walls between companies. */
export const access = `
create schema auth;
`
