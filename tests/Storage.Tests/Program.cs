using SquatCoach.Storage.Tests;

return await KillableWorker.RunAsync(args);
