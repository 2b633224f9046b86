// Every test works in a folder of its own.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]

// Most of its tests wait for a process, and many for seconds.
[assembly: LevelOfParallelism(6)]
