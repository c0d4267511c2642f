using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>
/// The recordings of many inputs, one after the other: files of one recording, files of one recording a line (.jsonl, or "-" for standard input),
/// and folders of either. What cannot be read is complained about and left out.
/// </summary>
internal sealed class RecordingSource(Terminal terminal, IReadOnlyList<string> inputs)
{
    public const string StandardInput = "-";

    private const string LinesEnding = ".jsonl";

    /// <summary>After so many complaints the rest is only counted.</summary>
    private const int MaxComplaints = 20;

    private readonly List<int> _codes = [];

    /// <summary>The exit code of the first recording that could not be read; 0 where all could.</summary>
    public int Code => ExitCode.FirstFailure(_codes);

    public int Failed => _codes.Count;

    /// <summary>Reads as far as it is asked to; memory holds one recording.</summary>
    public IEnumerable<(string Name, JointSequence Joints)> Read()
    {
        foreach (var path in inputs.SelectMany(FilesOf))
        {
            var name = path == StandardInput ? "standard input" : Path.GetFileName(path);
            if (path != StandardInput && !path.EndsWith(LinesEnding, StringComparison.OrdinalIgnoreCase))
            {
                if (TryRead(name, () => Whole(path)) is { } joints)
                {
                    yield return (name, joints);
                }

                continue;
            }

            using var stream = TryOpen(path, name);
            using var lines = PosesLines.Read(stream, name).GetEnumerator();
            while (TryMove(name, lines))
            {
                var (number, text) = lines.Current;
                var line = FormattableString.Invariant($"{name}:{number}");
                if (TryRead(line, () => PosesFile.Read(text, line)) is { } joints)
                {
                    yield return (line, joints);
                }
            }
        }
    }

    private IEnumerable<string> FilesOf(string input) => Directory.Exists(input)
        ? Directory.EnumerateFiles(input).Where(path => Path.GetExtension(path).ToLowerInvariant() is ".json" or LinesEnding).Order(StringComparer.Ordinal)
        : [input];

    /// <summary>An empty stream where it cannot be opened.</summary>
    private Stream TryOpen(string path, string name)
    {
        try
        {
            if (path == StandardInput)
            {
                return Console.OpenStandardInput();
            }

            InputCheck.RequireFile(path);
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Complain(exception, name);
            return Stream.Null;
        }
    }

    private bool TryMove(string name, IEnumerator<(int, ReadOnlyMemory<byte>)> lines)
    {
        try
        {
            return lines.MoveNext();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Complain(exception, name);
            return false;
        }
    }

    private JointSequence? TryRead(string name, Func<JointSequence> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Complain(exception, name);
            return null;
        }
    }

    private void Complain(Exception exception, string name)
    {
        if (_codes.Count == MaxComplaints)
        {
            terminal.Notice("Further recordings that cannot be read are only counted.");
        }

        _codes.Add(_codes.Count < MaxComplaints ? terminal.Complain(exception, exception is PosesFormatException ? null : name) : Failure.Of(exception).Code);
    }

    private static JointSequence Whole(string path)
    {
        InputCheck.RequireFile(path);
        using var stream = File.OpenRead(path);
        return PosesFile.Read(stream, Path.GetFileName(path));
    }
}
