import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../testing/free-port.ts'
import { runServer, throwawayFolder } from '../../testing/run-server.ts'

const program = '/usr/sbin/sshd'

/** Whether OpenSSH's server is installed where Debian has it. */
export const sshdIsHere = existsSync(program)

export type Sshd = Readonly<{
  port: number
  user: string
  privateKey: string
  passphrase: string
  /** As `ssh-keygen -l` shows it. */
  hostKey: string
  /** A folder of the server; files may be written there from outside. */
  folder: string
  stop: () => Promise<void>
}>

/** OpenSSH on loopback with one user, a key with a passphrase, and files in a folder of its own. */
export async function startSshd(files: Readonly<Record<string, string | Buffer>>): Promise<Sshd> {
  const { path, remove } = throwawayFolder('sshd')
  const at = (name: string) => join(path, name)
  const passphrase = 'canary phrase 77'
  const keygen = (...words: string[]) => execFileSync('ssh-keygen', words, { stdio: 'pipe' }).toString()
  keygen('-q', '-t', 'ed25519', '-N', '', '-f', at('host'))
  keygen('-q', '-t', 'ed25519', '-N', passphrase, '-f', at('user'))
  const hostKey = keygen('-l', '-f', at('host.pub')).split(' ')[1] ?? ''
  const privateKey = readFileSync(at('user'), 'utf8')
  mkdirSync(at('out'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(at('out'), name), content)
  const port = await freePort()
  writeFileSync(at('config'), configuration(path, port))
  const as = signInUser()
  if (as.give) giveTo(path, as.uid, as.gid)
  const words = ['-D', '-e', '-f', at('config')]
  const server = await (as.give
    ? runServer(
        'setpriv',
        [`--reuid=${as.uid}`, `--regid=${as.gid}`, '--clear-groups', program, ...words],
        port,
      )
    : runServer(program, words, port))
  const stop = async () => {
    await server.stop()
    remove()
  }
  return { port, user: as.user, privateKey, passphrase, hostKey, folder: at('out'), stop }
}

/** As root it would want a folder of the system's; as anybody else it lets in that user alone. */
function signInUser() {
  const { username: user, uid, gid } = userInfo()
  return uid === 0
    ? { user: 'nobody', uid: 65_534, gid: 65_534, give: true }
    : { user, uid, gid, give: false }
}

function giveTo(path: string, uid: number, gid: number): void {
  chownSync(path, uid, gid)
  if (!statSync(path).isDirectory()) return
  chmodSync(path, 0o755)
  for (const name of readdirSync(path)) giveTo(join(path, name), uid, gid)
}

function configuration(folder: string, port: number): string {
  return [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${folder}/host`,
    `AuthorizedKeysFile ${folder}/user.pub`,
    'PidFile none',
    'StrictModes no',
    'UsePAM yes',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'Subsystem sftp internal-sftp',
    'ForceCommand internal-sftp',
    '',
  ].join('\n')
}
