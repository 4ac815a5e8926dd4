// Starts every part of JARVIS as a process of its own behind nginx, as an installation would, and starts again what
// ends: `jarvis split`. Without a configured cluster the simulator is one of the processes.
// Says of each process its name and id, so that a test can end it.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";

const HOME = join(dirname(fileURLToPath(import.meta.url)), "../..");
const DASHBOARD = join(HOME, "infra/dashboard/target/classes/dashboard");
const DEFAULT_PORT = 3004;
const LOOPBACK = "127.0.0.1";
const ENVIRONMENT = { ...settingsFile(), ...process.env };
const FRONT_HOST = ENVIRONMENT.JARVIS_BIND ?? LOOPBACK;
const GREATEST_PORT = 65_535;
const NODES = 4;
const USAGE = 2;
const BEFORE_RESTART_MS = 100;
const LONGEST_BEFORE_RESTART_MS = 5_000;
const PATIENCE_MS = 10_000;
/** How much of what a process has said is kept, in characters. */
const MOST_KEPT = 65_536;

const parts = [];
let stopping = false;

/** The file that the processes read too: what it says of the cluster and of ports counts here as well. */
function settingsFile() {
  const named = process.env.JARVIS_SETTINGS || "jarvis.env";
  return named !== "none" && existsSync(named) ? parseEnv(readFileSync(named, "utf8")) : {};
}

/** One process, which is started again whenever it ends. */
class Part {
  constructor(name, command, words, settings) {
    Object.assign(this, {
      name,
      command,
      words,
      settings,
      output: "",
      listeners: new Set(),
      ready: false,
      pause: BEFORE_RESTART_MS,
    });
    parts.push(this);
    this.start();
  }

  start() {
    this.started = Date.now();
    this.child = spawn(this.command, this.words, {
      env: { ...process.env, ...this.settings },
      stdio: ["ignore", "pipe", "pipe"],
    });
    console.log(`  process     ${this.name} ${this.child.pid}`);
    this.child.stdout.on("data", (text) => this.hear(text));
    this.child.stderr.on("data", (text) => {
      this.hear(text);
      process.stderr.write(String(text).replace(/^(?=.)/gm, `${this.name}: `));
    });
    this.ended = new Promise((resolve) => this.child.once("close", resolve));
    this.child.once("close", (code, signal) => this.end(code, signal));
  }

  hear(text) {
    this.output = (this.output + text).slice(-MOST_KEPT);
    for (const listener of this.listeners) {
      listener();
    }
  }

  end(code, signal) {
    if (stopping) {
      return;
    }
    if (!this.ready) {
      giveUp(`jarvis: ${this.name} could not be started`);
      return;
    }
    console.log(`  ended       ${this.name} with ${signal ?? code}: it is started again`);
    this.output = "";
    // What ends again at once is left for longer each time.
    const lasted = Date.now() - this.started > LONGEST_BEFORE_RESTART_MS;
    this.pause = lasted ? BEFORE_RESTART_MS : Math.min(this.pause * 2, LONGEST_BEFORE_RESTART_MS);
    setTimeout(() => stopping || this.start(), this.pause);
  }

  /** Waits until what it has said since it was started matches. */
  says(pattern) {
    return new Promise((resolve) => {
      const look = () => {
        const match = pattern.exec(this.output);
        if (match) {
          this.listeners.delete(look);
          this.ready = true;
          resolve(match);
        }
      };
      this.listeners.add(look);
      look();
    });
  }
}

/** Ends everything because it cannot be as it was asked for; why was said by the part itself. */
async function giveUp(reason) {
  console.error(reason);
  await stop();
  process.exit(USAGE);
}

async function stop() {
  stopping = true;
  for (const part of parts) {
    part.child.kill("SIGTERM");
  }
  const late = setTimeout(() => parts.forEach((part) => part.child.kill("SIGKILL")), PATIENCE_MS);
  await Promise.all(parts.map((part) => part.ended));
  clearTimeout(late);
  rmSync(folder, { recursive: true, force: true });
}

/** A port, or several in a row, that nobody listens on at this moment. */
async function freePorts(count) {
  while (true) {
    const first = await listen(0);
    const port = first.address().port;
    const more = [];
    for (let next = port + 1; next < port + count; next++) {
      more.push(await listen(next).catch(() => undefined));
    }
    const all = [first, ...more.filter(Boolean)];
    await Promise.all(all.map((server) => new Promise((closed) => server.close(closed))));
    if (all.length === count) {
      return port;
    }
  }
}

function listen(port, host = LOOPBACK) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

function jarvis(name, words, settings) {
  return new Part(name, join(HOME, "jarvis"), words, settings);
}

/** The simulator, and the settings that name it as any cluster is named. */
async function simulated() {
  const first = await freePorts(NODES);
  const control = ENVIRONMENT.JARVIS_SIMULATOR_CONTROL;
  const controlPort = control === undefined || control === "0" ? await freePorts(1) : control;
  const words = [
    "--port",
    first,
    "--control",
    controlPort,
    "--nodes",
    NODES,
    "--certificates",
    join(folder, "nodes"),
  ];
  const part = jarvis("simulator", ["simulator", ...words.map(String)], {});
  const exports = await part.says(/(?:export \S+=.*\n)+# login/);
  // Blank counts as unset: nothing that was meant for a real cluster may reach the simulated one.
  const others = Object.keys(ENVIRONMENT).filter((name) => /^(PROXMOX_|SSH_[KNU]|WOL_|NODE_MACS)/.test(name));
  const settings = { ...Object.fromEntries(others.map((name) => [name, ""])), JARVIS_DEMO: "true" };
  for (const [, name, value] of exports[0].matchAll(/export (\w+)='?([^'\n]+)/g)) {
    settings[name] = value;
  }
  return {
    settings,
    faults: `POST http://${LOOPBACK}:${controlPort}/faults {"kind": "guest-crash", "vmid": 101}`,
  };
}

function nginx(port, functions, fanout) {
  const filled = {
    JARVIS_FRONT: `${FRONT_HOST}:${port}`,
    JARVIS_FUNCTIONS: `${LOOPBACK}:${functions}`,
    JARVIS_FANOUT: `${LOOPBACK}:${fanout}`,
    JARVIS_DASHBOARD: DASHBOARD,
  };
  const site = readFileSync(join(HOME, "infra/deploy/nginx/jarvis.conf.template"), "utf8").replace(
    /\$\{(\w+)\}/g,
    (_, name) => filled[name],
  );
  writeFileSync(
    join(folder, "nginx.conf"),
    `pid nginx.pid;
error_log stderr crit;
worker_processes 1;
daemon off;
# One process, so that nothing of it is left when it is killed.
master_process off;
events {}
http {
    access_log off;
    client_header_timeout 20s;
    client_body_timeout 20s;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
${site}
}
`,
  );
  return new Part("nginx", "nginx", ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"], {});
}

try {
  execFileSync("nginx", ["-v"], { stdio: "ignore" });
} catch {
  console.error(
    "jarvis: nginx is missing: apt-get install nginx-light, or start everything in one process with jarvis up",
  );
  process.exit(USAGE);
}

const folder = mkdtempSync(join(tmpdir(), "jarvis-split-"));
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => stop().then(() => process.exit(0)));
}

const asked = ENVIRONMENT.PORT ?? String(DEFAULT_PORT);
const frontPort = asked === "0" ? await freePorts(1) : Number(asked);
if (!(frontPort > 0 && frontPort <= GREATEST_PORT)) {
  rmSync(folder, { recursive: true, force: true });
  console.error(`jarvis: PORT must be a port 0..${GREATEST_PORT}, was "${asked}"`);
  process.exit(USAGE);
}
await refuseTaken(frontPort);
const demo = ENVIRONMENT.PROXMOX_NODES ? undefined : await simulated();
const functionsPort = await freePorts(1);
const fanoutPort = await freePorts(1);
const settings = { ...demo?.settings, JARVIS_BIND: LOOPBACK, JARVIS_TRUSTED_PROXIES: LOOPBACK };

const functions = jarvis("functions", ["functions"], { ...settings, PORT: String(functionsPort) });
await functions.says(/listen on .*\n/);
const fanout = jarvis("fanout", ["fanout"], { ...settings, FANOUT_PORT: String(fanoutPort) });
const monitor = jarvis("monitor", ["poll", "all", "--every"], settings);
await Promise.all([fanout.says(/listens on .*\n/), monitor.says(/\n/)]);
const front = nginx(frontPort, functionsPort, fanoutPort);
await listening(frontPort);
front.ready = true;

const made = /^password (.*)$/m.exec(functions.output);
if (!made) {
  functions.says(/^password .*$/m).then((late) => console.log(`  Log in      ${late[0]}`));
}
console.log(`
  JARVIS in processes of its own   ${demo ? `DEMO CLUSTER: ${NODES} simulated nodes, because PROXMOX_NODES is not set` : "watching the cluster of PROXMOX_NODES"}

  Dashboard   http://${reachable()}:${frontPort}
  Log in      ${made ? `password ${made[1]}` : "with your password"}${demo ? `\n  Faults      ${demo.faults}` : ""}

  Ctrl-C stops.
`);

/** Nobody can connect to the address that means all addresses. */
function reachable() {
  return FRONT_HOST === "0.0.0.0" ? LOOPBACK : FRONT_HOST;
}

/** Ends at once when somebody else listens where the dashboard is to be. */
async function refuseTaken(port) {
  try {
    const server = await listen(port, FRONT_HOST);
    await new Promise((closed) => server.close(closed));
  } catch (refused) {
    console.error(
      `jarvis: ${FRONT_HOST}:${port} cannot be listened on (${refused.message}): stop what uses it, or choose another port with PORT`,
    );
    rmSync(folder, { recursive: true, force: true });
    process.exit(USAGE);
  }
}

/** Done when nginx takes connections. */
async function listening(port) {
  for (;;) {
    const open = await new Promise((resolve) => {
      const socket = connect(port, reachable(), () => resolve(true));
      socket.once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (open || stopping) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
