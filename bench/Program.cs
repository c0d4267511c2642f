using BenchmarkDotNet.Running;
using SquatCoach.Bench;

switch (args)
{
    case ["endtoend", .. var rest]:
        return await EndToEndHarness.RunAsync(rest);
    case ["budgets", .. var rest]:
        return await BudgetHarness.RunAsync(rest);
    case ["recordings", .. var rest]:
        return RecordingStream.Write(rest);
    case ["endtoend-once", var clip]:
        return await EndToEndOnce.RunAsync(clip);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(EndToEndHarness).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, new InProcessConfig());
        return 0;
}
