"""Customers a second of Ciw on M/M/4 at 80 % load, as JSON. Install it with: pip install ciw"""

import json
import sys
import time

import ciw

CUSTOMERS = int(sys.argv[1])
HANDLING = 240.0
ARRIVALS = 4 * 0.8 / HANDLING

network = ciw.create_network(
    arrival_distributions=[ciw.dists.Exponential(rate=ARRIVALS)],
    service_distributions=[ciw.dists.Exponential(rate=1 / HANDLING)],
    number_of_servers=[4],
)
ciw.seed(1)
simulation = ciw.Simulation(network)
start = time.perf_counter()
simulation.simulate_until_max_customers(CUSTOMERS, method="Finish")
seconds = time.perf_counter() - start
waits = [record.waiting_time for record in simulation.get_all_records()]
print(json.dumps({"perSecond": CUSTOMERS / seconds, "meanWait": sum(waits) / len(waits)}))
