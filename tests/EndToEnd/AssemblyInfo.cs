// Two classes at a time: a test waits for its browser or for its site most of the while, and the machine has two cores. Classes share sites and
// browsers (SharedSites, Chromium); those that need the machine for themselves are in the collection "Alone".
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
