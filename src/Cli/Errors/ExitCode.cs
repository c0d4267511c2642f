namespace SquatCoach.Cli;

/// <summary>How the program ends; scripts rely on the numbers.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>Something that nobody foresaw; --verbose tells where.</summary>
    public const int Unexpected = 1;

    /// <summary>A wrong command line, or an output that cannot be written where it was asked for.</summary>
    public const int Usage = 2;

    public const int UnreadableVideo = 3;

    /// <summary>No person, or no squat. The report was written all the same.</summary>
    public const int NobodyToAssess = 4;

    public const int ModelOrToolMissing = 5;

    /// <summary>Ctrl-C, by the shells' convention.</summary>
    public const int Cancelled = 130;

    /// <summary>Of several inputs the first that failed speaks for all.</summary>
    public static int FirstFailure(IEnumerable<int> codes) => codes.FirstOrDefault(code => code != Done);
}
