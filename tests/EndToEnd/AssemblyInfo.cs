// One browser and one analysis at a time: the tests share the machine's two cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
