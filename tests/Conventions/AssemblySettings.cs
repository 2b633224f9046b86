[assembly: TimeLimit]
