/* One connection for all tabs: a browser opens only six to a host, and pages must load besides. */
const ports = new Set();
let last = null;

function connect() {
  const source = new EventSource("/_chronicle/events");
  source.onmessage = (event) => {
    last = event.data;
    for (const port of ports) port.postMessage(last);
  };
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
  };
}

self.onconnect = (event) => {
  const port = event.ports[0];
  ports.add(port);
  port.onmessage = () => ports.delete(port);
  if (last !== null) port.postMessage(last);
};

connect();
