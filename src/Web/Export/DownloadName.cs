using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>What a downloaded file is called: after its video, so that the files of several videos do not fall over each other.</summary>
internal static class DownloadName
{
    /// <summary>The video, as it was called when it came; with the ending of its kind where it had none, because nothing opens a file without.</summary>
    public static string Of(Video video) => Path.HasExtension(video.OriginalName) ? video.OriginalName : video.OriginalName + Path.GetExtension(video.FileName);

    /// <summary>A file that was made of it.</summary>
    public static string Of(Video video, string name) => $"{Path.GetFileNameWithoutExtension(video.OriginalName)}.{name}";
}
