namespace SquatCoach.Capture;

/// <summary>Tells from the first bytes of a file that it cannot be a video, so that the user gets a clear sentence.</summary>
public static class FileSniffer
{
    /// <summary>So many bytes decide.</summary>
    public const int HeaderLength = 16;

    /// <summary>What is wrong with a file that starts like this; null where it may be a video.</summary>
    public static string? Objection(ReadOnlySpan<byte> header)
    {
        if (header.IsEmpty)
            return "The file is empty.";
        if (header.StartsWith("#EXTM3U"u8) || header.StartsWith("ffconcat"u8) || header.StartsWith("<?xml"u8) || header.StartsWith("[playlist]"u8))
            return "The file is a playlist, not a video; choose the video itself.";
        if (PictureKind(header) is { } kind)
            return $"The file is a single picture ({kind}), not a video.";
        if (header.StartsWith("%PDF"u8) || header.StartsWith("PK\u0003\u0004"u8) || header.StartsWith("\u007fELF"u8))
            return "The file is not a video.";
        return null;
    }

    /// <summary>Whether a file starts as MP4 and MOV do: a length, then one of the boxes that may come first.</summary>
    public static bool IsMp4(ReadOnlySpan<byte> header)
    {
        if (header.Length < 8)
            return false;
        var box = header.Slice(4, 4);
        return box.SequenceEqual("ftyp"u8) || box.SequenceEqual("moov"u8) || box.SequenceEqual("mdat"u8)
            || box.SequenceEqual("wide"u8) || box.SequenceEqual("free"u8) || box.SequenceEqual("skip"u8);
    }

    private static string? PictureKind(ReadOnlySpan<byte> header)
    {
        if (header.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "JPEG";
        if (header.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
            return "PNG";
        if (header.StartsWith("GIF8"u8))
            return "GIF";
        if (header.StartsWith("BM"u8))
            return "BMP";
        if (header.Length >= 12 && header.StartsWith("RIFF"u8) && header[8..].StartsWith("WEBP"u8))
            return "WebP";
        if (header.StartsWith("II*\0"u8) || header.StartsWith("MM\0*"u8))
            return "TIFF";
        return header.Length >= 12 && header[4..].StartsWith("ftyp"u8) && IsHeif(header[8..]) ? "HEIC" : null;
    }

    private static bool IsHeif(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("heic"u8) || brand.StartsWith("heix"u8) || brand.StartsWith("mif1"u8) || brand.StartsWith("avif"u8);
}
