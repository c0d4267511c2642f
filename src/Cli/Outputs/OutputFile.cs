namespace SquatCoach.Cli;

/// <summary>Writes an output whole or not at all: into a hidden file beside the target, which is renamed when it is complete.</summary>
public static class OutputFile
{
    /// <summary>Folders are made as needed. <c>-</c> is standard output.</summary>
    /// <exception cref="OutputException">It cannot be written there; nothing was left behind.</exception>
    public static void Write(string target, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        ArgumentNullException.ThrowIfNull(write);
        try
        {
            if (target == OutputPlan.StandardOutput)
            {
                using var output = Console.OpenStandardOutput();
                write(output);
                return;
            }

            if (FileKind.IsSpecial(target))
            {
                // A device or pipe cannot be replaced by a file; it is written to as it is.
                using var device = new FileStream(target, FileMode.Open, FileAccess.Write);
                write(device);
                return;
            }

            WriteBesideAndRename(Path.GetFullPath(target), write);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw OutputFailure.Of(target == OutputPlan.StandardOutput ? OutputFailure.StandardOutput : target, exception);
        }
    }

    private static void WriteBesideAndRename(string target, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(target) ?? throw new OutputException($"Cannot write {TerminalText.Plain(target)}: it is not a file.");
        Directory.CreateDirectory(folder);

        // A link is followed, so that the file it names is replaced and not the link.
        var final = File.Exists(target) ? File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target : target;
        RefuseReadOnly(final);
        var unfinished = Path.Combine(Path.GetDirectoryName(final) ?? folder, $".{Guid.NewGuid():N}.part");
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, final, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>A rename would replace even a write-protected file; whoever protected it meant it.</summary>
    private static void RefuseReadOnly(string path)
    {
        if (File.Exists(path) && File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
        {
            throw new UnauthorizedAccessException();
        }
    }
}
