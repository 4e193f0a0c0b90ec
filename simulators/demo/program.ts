// Whoever started us holds the other end of standard input; when that end is gone, so is our purpose.
process.stdin.once('end', stop).once('error', stop).resume()

await import('../../src/main.ts')

function stop(): void {
  process.kill(process.pid, 'SIGTERM')
}
