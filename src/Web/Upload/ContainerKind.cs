namespace SquatCoach.Web;

/// <summary>How a video file is named and announced, told from its first bytes and never from what the uploader says.</summary>
internal readonly record struct ContainerKind(string Extension, string ContentType)
{
    /// <summary>So many bytes decide.</summary>
    public const int HeaderLength = 16;

    /// <summary>As which videos are announced.</summary>
    public static IReadOnlyList<string> ContentTypes { get; } = ["video/mp4", "video/webm", "video/x-msvideo", "video/mpeg", "video/mp2t"];

    /// <summary>The kind of a file that starts like this; null where it is no video container that is taken.</summary>
    public static ContainerKind? Of(ReadOnlySpan<byte> header)
    {
        if (header.Length >= 12 && IsIsoBox(header[4..8]))
        {
            // QuickTime files of phones hold what MP4 holds; browsers play them only under MP4's name.
            return new ContainerKind(".mp4", "video/mp4");
        }

        if (header.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
        {
            return new ContainerKind(".webm", "video/webm");
        }

        if (header.Length >= 12 && header.StartsWith("RIFF"u8) && header[8..].StartsWith("AVI "u8))
        {
            return new ContainerKind(".avi", "video/x-msvideo");
        }

        if (header.StartsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0x01, 0xBA]) || header.StartsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0x01, 0xB3]))
        {
            return new ContainerKind(".mpg", "video/mpeg");
        }

        return header.Length > 0 && header[0] == 0x47 ? new ContainerKind(".ts", "video/mp2t") : null;
    }

    private static bool IsIsoBox(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("ftyp"u8) || type.SequenceEqual("moov"u8) || type.SequenceEqual("mdat"u8) || type.SequenceEqual("wide"u8) || type.SequenceEqual("free"u8) || type.SequenceEqual("skip"u8);
}
