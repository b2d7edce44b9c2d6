"""`python tests/run_ray.py OUT MAKER KILL`: two Ray nodes on loopback make a run; one is killed after KILL shards.

Prints one line of JSON: what the run ended with.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import orjson

from engine.errors import EngineError
from engine.job import Job
from engine.store.cluster import on_ray
from engine.store.run import How, run
from engine.store.tally import Tally

JOB = Job("geometry", 120, shard_size=10)


def main(out: Path, maker: str, kill: int) -> dict[str, object]:
    """Run it; the second node dies with all its processes once so many shards are there."""
    os.environ["PYTHONPATH"] = str(Path(__file__).parent)
    os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"  # read as: stay on 127.0.0.1
    from ray.cluster_utils import Cluster

    small = {"num_cpus": 1, "object_store_memory": 80 << 20}
    cluster = Cluster(initialize_head=True, head_node_args=small | {"include_dashboard": False})
    nodes = [cluster.add_node(**small)]
    calls: list[int] = []

    def progress(tally: Tally) -> None:
        calls.append(tally.problems)
        if kill and tally.shards >= kill and nodes:
            cluster.remove_node(nodes.pop(), allow_graceful=False)

    try:
        how = How(executor=on_ray(cluster.address), limit=0.4)
        tally = run(JOB, out, how, progress, _maker=f"fake_maker:{maker}")
        done = {"problems": tally.problems, "hung": tally.hung, "cpu": tally.cpu_seconds, "mb": tally.peak_mb}
        return done | {"calls": calls, "nodes": len(nodes)}
    except EngineError as error:
        return {"error": str(error), "kind": type(error).__name__, "calls": calls}
    finally:
        cluster.shutdown()


if __name__ == "__main__":
    print(orjson.dumps(main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))).decode())
