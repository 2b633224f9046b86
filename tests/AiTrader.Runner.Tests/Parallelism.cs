// Every test works in a folder of its own.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]

// More than there are cores: most tests wait for another process.
[assembly: LevelOfParallelism(4)]
