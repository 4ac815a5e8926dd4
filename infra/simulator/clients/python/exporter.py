"""Lets prometheus-pve-exporter, an exporter that is not ours, collect once from the simulator.

Takes the same environment as session.py. Ends with 0 and the line "content" if every collector had what it wanted.
"""

import os
import sys

from pve_exporter.collector import CollectorsOptions, collect_pve

HOST = os.environ["PROXMOX_HOST"] + ":" + os.environ["PROXMOX_PORT"]
WANTED = ("pve_up", "pve_node_info", "pve_guest_info", "pve_storage_info", "pve_cpu_usage_ratio", "pve_ha_state",
          "pve_lock_state", "pve_onboot_status", "pve_cluster_info", "pve_version_info", "pve_subscription_info")

user, name = os.environ["PROXMOX_TOKEN_ID"].split("!")
config = {"user": user, "token_name": name, "token_value": os.environ["PROXMOX_TOKEN_SECRET"],
          "verify_ssl": os.environ["PROXMOX_CA_FILE"]}
options = CollectorsOptions(**{field: True for field in CollectorsOptions._fields})
text = collect_pve(config, HOST, True, True, options).decode()
missing = [wanted for wanted in WANTED if wanted + "{" not in text]
if missing:
    sys.exit("not content: no figures for " + ", ".join(missing))
print("content")
