using System.Text;

namespace SquatCoach.Cli;

/// <summary>Writes on, and hands a failure of the system (a full disk behind a redirection) to the one who knows what it means.</summary>
internal sealed class GuardedWriter(TextWriter inner, Action<IOException> onFailure) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    /// <summary>
    /// Guards both streams of the console. Standard output holds what was asked for, so its failure ends the run; standard error only says
    /// how it goes, and where nobody can hear that, the exit code still can.
    /// </summary>
    public static void GuardConsole()
    {
        Console.SetOut(new GuardedWriter(Console.Out, exception => throw OutputFailure.Of(OutputFailure.StandardOutput, exception)));
        Console.SetError(new GuardedWriter(Console.Error, _ => { }));
    }

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException exception)
        {
            onFailure(exception);
        }
    }
}
