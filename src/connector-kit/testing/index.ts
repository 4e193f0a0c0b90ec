export { conformance } from './conformance.ts'
export { type FastClock, fastClock } from './fast-clock.ts'
export { type Answer, type Loopback, type Reply, type SeenRequest, startLoopback } from './loopback.ts'
export { readConnection, type WholeFetch } from './read-connection.ts'
