"""Small published tables of efficiency with their answers."""

DEAP_CRS = "firm,x1,x2,y\n1,2,5,1\n2,2,4,2\n3,6,6,3\n4,3,2,1\n5,6,2,2\n"
DEAP_VRS = "firm,x,y\n1,2,1\n2,4,2\n3,3,3\n4,5,4\n5,6,5\n"
DEAP_YEARS = "firm,year,x,y\n1,1,2,1\n2,1,4,2\n3,1,3,3\n4,1,5,4\n5,1,6,5\n1,2,2,1\n2,2,3,4\n3,2,4,3\n4,2,3,5\n5,2,5,5\n"
STORES = "store,employees,sales\nA,2,1\nB,3,3\nC,3,2\nD,4,3\nE,5,4\nF,5,2\nG,6,3\nH,8,5\n"
TWO_INPUTS = "unit,x1,x2,y\nA,4,3,1\nB,7,3,1\nC,8,1,1\nD,4,2,1\nE,2,4,1\nF,10,1,1\n"
BEYOND = "unit,x1,x2,y\nA,2,12,1\nB,2,8,1\nC,5,5,1\nD,10,4,1\nE,10,6,1\n"
