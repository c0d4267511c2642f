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
}
