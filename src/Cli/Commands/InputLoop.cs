namespace SquatCoach.Cli;

/// <summary>Works through several inputs: one that fails is complained about, and the others are still done.</summary>
public static class InputLoop
{
    /// <returns>The exit code of the first input that failed; 0 when all went well.</returns>
    public static async Task<int> RunAsync(Terminal terminal, IReadOnlyList<string> inputs, Func<int, Task<int>> work)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(work);
        var codes = new List<int>();
        for (var index = 0; index < inputs.Count; index++)
        {
            try
            {
                codes.Add(await work(index).ConfigureAwait(false));
            }
            catch (Exception exception) when (!EndsTheRun(exception))
            {
                codes.Add(terminal.Complain(exception, Path.GetFileName(inputs[index])));
            }
        }

        return ExitCode.FirstFailure(codes);
    }

    // What would happen to every input alike is said once.
    private static bool EndsTheRun(Exception exception) =>
        exception is OperationCanceledException || Failure.Of(exception).Code == ExitCode.ModelOrToolMissing;
}
