namespace SquatCoach.Cli;

/// <summary>Puts into one sentence why something cannot be written.</summary>
internal static class OutputFailure
{
    public const string StandardOutput = "standard output";

    public static OutputException Of(string target, Exception exception) =>
        new($"Cannot write {TerminalText.Plain(target)}: {Reason(exception)}", exception);

    private static string Reason(Exception exception)
    {
        const int noSpaceLeft = 28;
        const int quotaExceeded = 122;
        const int readOnlyFileSystem = 30;
        return exception switch
        {
            UnauthorizedAccessException => "it or its folder is write-protected.",
            DirectoryNotFoundException => "its folder does not exist and cannot be made.",
            PathTooLongException => "its name is too long.",
            IOException { HResult: noSpaceLeft or quotaExceeded } => "the disk is full.",
            IOException { HResult: readOnlyFileSystem } => "the disk is read-only.",
            IOException when exception.Message.Contains("Permission denied", StringComparison.Ordinal) => "it or its folder is write-protected.",
            IOException when exception.Message.Contains("No space left", StringComparison.Ordinal) => "the disk is full.",
            IOException when exception.Message.Contains("Read-only file system", StringComparison.Ordinal) => "the disk is read-only.",
            IOException when exception.Message.Contains("Broken pipe", StringComparison.Ordinal) => "whoever reads it has gone.",
            _ => "the system refuses it (" + exception.Message.Split('\n', 2)[0].TrimEnd('.') + ").",
        };
    }
}
