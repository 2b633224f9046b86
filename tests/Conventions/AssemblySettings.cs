// More than there are cores: many tests wait for a disk or for another process.
[assembly: LevelOfParallelism(4)]
[assembly: TimeLimit]
