import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = Readonly<{
  registry: Registry
  /** `route` is the pattern, so that no id and no token becomes a label. */
  observe: (method: string, route: string, status: number, seconds: number) => void
}>

export function openMetrics(openStreams: () => number): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Time to answer a request, by route and status.',
    labelNames: ['http_request_method', 'http_route', 'http_response_status_code'],
    buckets: [0.01, 0.1, 1, 10],
    registers: [registry],
  })
  new Gauge({
    name: 'rollcall_event_streams',
    help: 'Streams of events that are open.',
    registers: [registry],
    collect() {
      this.set(openStreams())
    },
  })
  return {
    registry,
    observe(method, route, status, seconds) {
      const labels = {
        http_request_method: method,
        http_route: route,
        http_response_status_code: String(status),
      }
      duration.observe(labels, seconds)
    },
  }
}
