// A session of proxmox-api, a Proxmox client that is not ours, against the simulator.
//
// Takes from the environment: PROXMOX_HOST, PROXMOX_PORT, PROXMOX_TOKEN_ID, PROXMOX_TOKEN_SECRET, PROXMOX_PASSWORD, and
// NODE_EXTRA_CA_CERTS for the certificate to trust. Ends with 0 and the line "content" if the client was content.

import proxmoxApi from "proxmox-api";

const { PROXMOX_HOST, PROXMOX_PORT, PROXMOX_TOKEN_ID, PROXMOX_TOKEN_SECRET, PROXMOX_PASSWORD } = process.env;
const address = { host: PROXMOX_HOST, port: Number(PROXMOX_PORT) };

function check(condition, what) {
  if (!condition) {
    console.error(`not content: ${what}`);
    process.exit(1);
  }
}

async function done(node, upid) {
  for (let tries = 0; tries < 300; tries++) {
    const status = await node.tasks.$(upid).status.$get();
    if (status.status === "stopped") {
      check(status.exitstatus === "OK", `task ${upid}: ${status.exitstatus}`);
      const log = await node.tasks.$(upid).log.$get();
      check(log.at(-1).t === "TASK OK", `log of ${upid}`);
      return;
    }
    await new Promise((wake) => setTimeout(wake, 200));
  }
  check(false, `task never ended: ${upid}`);
}

async function guests(proxmox) {
  let machine;
  for (const { node, status } of await proxmox.nodes.$get()) {
    check(status === "online", `node ${node}`);
    const theNode = proxmox.nodes.$(node);
    check((await theNode.storage.$get()).length > 0, "storages");
    for (const guest of await theNode.qemu.$get({ full: true })) {
      const config = await theNode.qemu.$(guest.vmid).config.$get();
      check(config.digest.length === 40, "digest");
      check((await theNode.qemu.$(guest.vmid).status.current.$get()).vmid === guest.vmid, "vmid");
      if (guest.status === "running" && !guest.lock) {
        machine ??= { node: theNode, vmid: guest.vmid };
      }
    }
    for (const guest of await theNode.lxc.$get()) {
      check((await theNode.lxc.$(guest.vmid).config.$get()).hostname === guest.name, "host name");
    }
  }
  return machine;
}

async function session(proxmox) {
  check((await proxmox.version.$get()).release.startsWith("9."), "version");
  const machine = await guests(proxmox);
  const guest = machine.node.qemu.$(machine.vmid);
  await done(machine.node, await guest.status.stop.$post());
  await done(machine.node, await guest.snapshot.$post({ snapname: "fromnode", description: "by proxmox-api" }));
  check((await guest.snapshot.$get()).some(({ name }) => name === "fromnode"), "snapshot");
  await done(machine.node, await guest.snapshot.$("fromnode").rollback.$post());
  await done(machine.node, await guest.snapshot.$("fromnode").$delete());
  await done(machine.node, await guest.status.start.$post());
  check((await guest.status.current.$get()).status === "running", "running again");
  await guest.config.$put({ description: "changed by proxmox-api" });
  const resources = await proxmox.cluster.resources.$get({ type: "vm" });
  const small = resources.filter(({ type, lock }) => type === "lxc" && !lock).sort((a, b) => a.maxdisk - b.maxdisk)[0];
  const itsNode = proxmox.nodes.$(small.node);
  await done(itsNode, await itsNode.vzdump.$post({ vmid: String(small.vmid), storage: "nas", mode: "snapshot" }));
  check(resources.some(({ vmid }) => vmid === machine.vmid), "resources");
  const permissions = await proxmox.access.permissions.$get();
  check(Object.keys(permissions).includes("/"), "permissions");
  try {
    await machine.node.qemu.$(999999).config.$get();
    check(false, "a missing guest answers");
  } catch (refused) {
    check(/500|does not exist/.test(String(refused)), `text for a missing guest: ${refused}`);
  }
}

await session(proxmoxApi({ ...address, tokenID: PROXMOX_TOKEN_ID, tokenSecret: PROXMOX_TOKEN_SECRET }));
await session(proxmoxApi({ ...address, username: "root@pam", password: PROXMOX_PASSWORD }));
console.log("content");
process.exit(0);
