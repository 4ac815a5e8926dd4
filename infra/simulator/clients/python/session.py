"""A session of proxmoxer, a Proxmox client that is not ours, against the simulator.

Takes from the environment: PROXMOX_HOST, PROXMOX_PORT, PROXMOX_TOKEN_ID, PROXMOX_TOKEN_SECRET, PROXMOX_PASSWORD and
PROXMOX_CA_FILE (the certificate to trust). Ends with 0 and the line "content" if the client was content.
"""

import os
import sys
import time

from proxmoxer import ProxmoxAPI
from proxmoxer.core import AuthenticationError, ResourceException
from proxmoxer.tools import Tasks

HOST = os.environ["PROXMOX_HOST"]
PORT = int(os.environ["PROXMOX_PORT"])
CA_FILE = os.environ["PROXMOX_CA_FILE"]


def check(condition, what):
    if not condition:
        sys.exit("not content: " + what)


def by_token():
    user, token = os.environ["PROXMOX_TOKEN_ID"].split("!")
    return ProxmoxAPI(HOST, port=PORT, user=user, token_name=token, token_value=os.environ["PROXMOX_TOKEN_SECRET"],
                      verify_ssl=CA_FILE)


def by_password(password):
    return ProxmoxAPI(HOST, port=PORT, user="root@pam", password=password, verify_ssl=CA_FILE)


def done(proxmox, upid):
    status = Tasks.blocking_status(proxmox, upid, timeout=60, polling_interval=0.2)
    check(status is not None, "task never ended: " + upid)
    check(status["exitstatus"] == "OK", "task failed: " + str(status))
    log = Tasks.decode_log(proxmox.nodes(Tasks.decode_upid(upid)["node"]).tasks(upid).log.get())
    check("TASK OK" in log, "log without its end: " + log)
    return status


def look_around(proxmox):
    check(proxmox.version.get()["release"].startswith("9."), "version")
    nodes = proxmox.nodes.get()
    check(all(node["status"] == "online" for node in nodes), "nodes online")
    for node in nodes:
        name = node["node"]
        check("name" in proxmox.nodes(name).get()[0], "index of a node")
        check(proxmox.nodes(name).status.get()["uptime"] > 0, "uptime of a node")
        for storage in proxmox.nodes(name).storage.get():
            check(storage["total"] >= storage["used"], "storage")
        for guest in proxmox.nodes(name).qemu.get(full=1):
            current = proxmox.nodes(name).qemu(guest["vmid"]).status.current.get()
            check(current["qmpstatus"] in ("running", "stopped"), "state of the monitor")
            check("digest" in proxmox.nodes(name).qemu(guest["vmid"]).config.get(), "digest")
        for guest in proxmox.nodes(name).lxc.get():
            check(isinstance(guest["vmid"], int), "vmid is a number")
            check(proxmox.nodes(name).lxc(guest["vmid"]).config.get()["hostname"], "host name")
    check({row["type"] for row in proxmox.cluster.resources.get()} >= {"node", "storage", "qemu", "lxc"}, "resources")
    check(proxmox.cluster.status.get()[0]["quorate"] == 1, "quorum")
    check(int(proxmox.cluster.nextid.get()) >= 100, "next id")
    check("/" in proxmox.access.permissions.get(), "permissions")
    check(any(role["roleid"] == "PVEAuditor" for role in proxmox.access.roles.get()), "roles")


def first(proxmox, kind):
    row = next(row for row in proxmox.cluster.resources.get(type="vm")
               if row["type"] == kind and row["status"] == "running" and "lock" not in row)
    return getattr(proxmox.nodes(row["node"]), kind)(row["vmid"])


def power(proxmox, guest):
    done(proxmox, guest.status.shutdown.post(timeout=60))
    check(guest.status.current.get()["status"] == "stopped", "stopped")
    done(proxmox, guest.status.start.post())
    check(guest.status.current.get()["status"] == "running", "running again")


def snapshots(proxmox, guest):
    done(proxmox, guest.snapshot.post(snapname="before", description="two words"))
    names = [row["name"] for row in guest.snapshot.get()]
    check(names == ["before", "current"], "snapshots: " + str(names))
    check("description" in guest.snapshot("before").config.get(), "description of a snapshot")
    done(proxmox, guest.snapshot("before").rollback.post())
    done(proxmox, guest.snapshot("before").delete())


def machine(proxmox):
    guest = first(proxmox, "qemu")
    power(proxmox, guest)
    snapshots(proxmox, guest)
    guest.config.put(description="changed by proxmoxer", tags="one;two")
    check(guest.config.get()["description"] == "changed by proxmoxer", "description")
    if guest.status.current.get()["status"] == "stopped":
        done(proxmox, guest.status.start.post())
    check(guest.status.current.get()["agent"] == 1, "agent enabled")
    check(guest.rrddata.get(timeframe="hour")[-1]["time"] > 0, "curve")


def backup(proxmox):
    guest = min((row for row in proxmox.cluster.resources.get(type="vm") if row["type"] == "lxc" and "lock" not in row),
                key=lambda row: row["maxdisk"])
    storage = proxmox.nodes(guest["node"]).storage("nas")
    before = len(storage.content.get(content="backup", vmid=guest["vmid"]))
    upid = proxmox.nodes(guest["node"]).vzdump.post(vmid=guest["vmid"], storage="nas", mode="snapshot", compress="zstd")
    status = Tasks.blocking_status(proxmox, upid, timeout=300, polling_interval=0.5)
    check(status is not None and status["exitstatus"] == "OK", "backup: " + str(status))
    backups = storage.content.get(content="backup", vmid=guest["vmid"])
    check(len(backups) == before + 1, "the backup is not there")
    newest = max(backups, key=lambda row: row["ctime"])
    storage.content(newest["volid"]).put(notes="by proxmoxer")
    check(storage.content(newest["volid"]).get()["notes"] == "by proxmoxer", "notes of a backup")
    done(proxmox, storage.content(newest["volid"]).delete())


def machines(proxmox):
    for node in proxmox.nodes.get():
        here = proxmox.nodes(node["node"])
        check(any(unit["name"] == "pveproxy" for unit in here.services.get()), "services")
        check(all(disk["size"] > 0 for disk in here.disks.list.get()), "disks")
        check(here.rrddata.get(timeframe="hour"), "curve of a node")
        check(here.certificates.info.get()[0]["fingerprint"], "certificates")


def copies(proxmox):
    node = proxmox.nodes.get()[0]["node"]
    vmid = int(proxmox.cluster.nextid.get())
    done(proxmox, proxmox.nodes(node).qemu.post(vmid=vmid, name="made-by-proxmoxer", memory=512, cores=1,
                                                scsi0="local-lvm:4", net0="virtio,bridge=vmbr0"))
    made = proxmox.nodes(node).qemu(vmid)
    done(proxmox, made.resize.put(disk="scsi0", size="+2G"))
    check("size=6G" in made.config.get()["scsi0"], "grown disk")
    copy = int(proxmox.cluster.nextid.get())
    done(proxmox, made.clone.post(newid=copy, name="copy", full=1))
    done(proxmox, proxmox.nodes(node).qemu(copy).delete())
    done(proxmox, made.delete())
    try:
        made.status.current.get()
        check(False, "a guest that is gone still answers")
    except ResourceException as gone:
        check(gone.status_code == 500 and "does not exist" in str(gone), "text for a missing guest: " + str(gone))


def refusals(proxmox):
    try:
        proxmox.cluster.resources.get(nonsense=1)
        check(False, "an unknown parameter passed")
    except ResourceException as refused:
        check(refused.status_code == 400 and "nonsense" in refused.errors, "errors by name: " + str(refused))
    try:
        by_password("wrong")
        check(False, "a wrong password passed")
    except AuthenticationError:
        pass


def tokens(proxmox):
    user = proxmox.access.users("root@pam")
    name = "made" + str(int(time.time()))
    made = user.token(name).post(comment="by proxmoxer", privsep=1)
    weak = ProxmoxAPI(HOST, port=PORT, user="root@pam", token_name=name, token_value=made["value"], verify_ssl=CA_FILE)
    check(weak.cluster.resources.get(type="vm") == [], "a token without rights sees guests")
    try:
        weak.cluster.status.get()
        check(False, "a token without rights sees the cluster")
    except ResourceException as refused:
        check(refused.status_code == 403 and "Sys.Audit" in str(refused), "text of the refusal: " + str(refused))
    proxmox.access.acl.put(path="/", roles="PVEAuditor", tokens="root@pam!" + name)
    check(weak.cluster.status.get(), "a token with rights")
    user.token(name).delete()


def main():
    for proxmox in (by_token(), by_password(os.environ["PROXMOX_PASSWORD"])):
        look_around(proxmox)
        machine(proxmox)
        power(proxmox, first(proxmox, "lxc"))
        machines(proxmox)
        copies(proxmox)
        tokens(proxmox)
    backup(by_token())
    refusals(by_token())
    print("content")


main()
