using SquatCoach.Capture;

namespace SquatCoach.Cli;

/// <summary>Looks at an input before the pipeline does.</summary>
public static class InputCheck
{
    /// <exception cref="VideoException">There is no file of that name.</exception>
    public static void RequireFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new VideoException("It is a folder, not a file.");
        }

        if (!File.Exists(path))
        {
            throw new VideoException("There is no such file.");
        }
    }

    /// <summary>A video is read twice and by another program, which a pipe does not allow; to open one may even wait for ever.</summary>
    /// <exception cref="VideoException">There is no file of that name, or it is none that can be read again.</exception>
    public static void RequireVideo(string path)
    {
        RequireFile(path);
        if (FileKind.IsSpecial(path))
        {
            throw new VideoException("It is a pipe or a device, not a file.");
        }
    }
}
