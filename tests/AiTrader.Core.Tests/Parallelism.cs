// Fixtures run side by side; the tests of a fixture run one after the other, because most keep something between them.
// A fixture that does not may say [Parallelizable(ParallelScope.All)]; one that minds others, [NonParallelizable].
[assembly: Parallelizable(ParallelScope.Fixtures)]

// More than there are cores: many tests wait for a disk or for another process.
[assembly: LevelOfParallelism(4)]
