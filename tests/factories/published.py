"""Published tables of units with the efficiency scores printed beside them."""

import numpy as np

# Cooper, Seiford and Tone (2007), Data Envelopment Analysis, table 1.1: branch stores, employees and sales.
STORES = {
    "inputs": np.array([[2.0], [3], [3], [4], [5], [5], [6], [8]]),
    "outputs": np.array([[1.0], [3], [2], [3], [4], [2], [3], [5]]),
    "crs": [0.5, 1, 0.667, 0.75, 0.8, 0.4, 0.5, 0.625],
}

# The same, example 2.2: two inputs, one output, and a unit that is efficient by its score alone.
WEAK = {
    "inputs": np.array([[4.0, 3], [7, 3], [8, 1], [4, 2], [2, 4], [10, 1]]),
    "outputs": np.ones((6, 1)),
    "crs": [0.8571, 0.6316, 1, 1, 1, 1],
}

# The same, table 1.5: hospitals, doctors and nurses, outpatients and inpatients.
HOSPITALS = {
    "inputs": np.array(
        [[20.0, 151], [19, 131], [25, 160], [27, 168], [22, 158], [55, 255]]
        + [[33, 235], [31, 206], [30, 244], [50, 268], [53, 306], [38, 284]]
    ),
    "outputs": np.array(
        [[100.0, 90], [150, 50], [160, 55], [180, 72], [94, 66], [230, 90]]
        + [[220, 88], [152, 80], [190, 100], [250, 100], [260, 147], [250, 120]]
    ),
    "crs": [1, 1, 0.883, 1, 0.763, 0.835, 0.902, 0.796, 0.960, 0.871, 0.955, 0.958],
}

# Coelli (1996), A Guide to DEAP Version 2.1, example 1: input orientation, constant returns; its printed output.
DEAP_1 = {
    "inputs": np.array([[2.0, 5], [2, 4], [6, 6], [3, 2], [6, 2]]),
    "outputs": np.array([[1.0], [2], [3], [1], [2]]),
    "crs": [0.5, 1, 0.833, 0.714, 1],
    "peers": [{1: 0.5}, {1: 1}, {1: 1, 4: 0.5}, {1: 0.214, 4: 0.286}, {4: 1}],
    "slacks": [[0, 0.5, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]],
    "targets": [[1, 2, 1], [2, 4, 2], [5, 5, 3], [2.143, 1.429, 1], [6, 2, 2]],
    "followers": [0, 3, 0, 0, 2],
}

# The same, example 2 (input orientation), and the first year of example 4 (the same firms, output orientation).
DEAP_2 = {
    "inputs": np.array([[2.0], [4], [3], [5], [6]]),
    "outputs": np.array([[1.0], [2], [3], [4], [5]]),
    "crs": [0.5, 0.5, 1, 0.8, 0.833],
    "vrs_input": [1, 0.625, 1, 0.9, 1],
    "vrs_output": [1, 0.545, 1, 0.923, 1],
    "scale": [0.5, 0.8, 1, 0.889, 0.833],
    "label": ("irs", "irs", "crs", "drs", "drs"),
}

# Eleven units of Fried, Lovell and Schmidt (1993), recomputed in R by the tests of DataEnvelopmentAnalysis.jl (MIT).
ELEVEN = {
    "inputs": np.array(
        [[5.0, 13], [16, 12], [16, 26], [17, 15], [18, 14], [23, 6]] + [[25, 10], [27, 22], [37, 14], [42, 25], [5, 17]]
    ),
    "outputs": np.array([[12.0], [14], [25], [26], [8], [9], [27], [30], [31], [26], [12]]),
    ("crs", "input"): [1, 0.6222896791, 0.8198562444, 1, 0.3103709311, 0.5555555556]
    + [1, 0.7576690896, 0.8201058201, 0.4905660377, 1],
    ("crs", "output"): [1, 1.606968641, 1.219726027, 1, 3.221951220, 1.8]
    + [1, 1.319837398, 1.219354839, 2.038461538, 1],
    ("vrs", "input"): [1, 0.8699861687, 1, 1, 0.7116402116, 1, 1, 1, 1, 0.4931209269, 1],
    ("vrs", "output"): [1, 1.507518797, 1, 1, 3.203947368, 1, 1, 1, 1, 1.192307692, 1],
    "slacks": {
        ("crs", "input"): {(5, 0): 4.444444444, (8, 0): 1.640211640, (10, 1): 4},
        ("crs", "output"): {(5, 0): 8, (8, 0): 2, (10, 1): 4},
        ("vrs", "input"): {(4, 2): 2.698412698, (10, 1): 4},
        ("vrs", "output"): {(9, 0): 5, (9, 1): 11, (10, 1): 4},
    },
    "peers": {
        ("crs", "input"): {1: {3: 0.4249783174, 6: 0.10928013877}, 2: {0: 1.134321653, 3: 0.4380053908}},
        ("vrs", "input"): {9: {0: 0.03711078928, 3: 0.4433381608, 6: 0.5195510500}},
        ("vrs", "output"): {1: {0: 0.38157894737, 3: 0.1710526316, 6: 0.4473684211}},
    },
}
