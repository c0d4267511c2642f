using System.Text;

namespace SquatCoach.Capture.Tests;

public class FileSnifferTests
{
    [Theory]
    [InlineData("\u0089PNG\r\n\u001a\n", "picture (PNG)")]
    [InlineData("\u00ff\u00d8\u00ff\u00e0", "picture (JPEG)")]
    [InlineData("GIF89a", "picture (GIF)")]
    [InlineData("RIFF\0\0\0\0WEBPVP8 ", "picture (WebP)")]
    [InlineData("\0\0\0\u0018ftypheic", "picture (HEIC)")]
    [InlineData("#EXTM3U\n#EXT-X-VERS", "playlist")]
    [InlineData("ffconcat version", "playlist")]
    [InlineData("%PDF-1.7", "not a video")]
    [InlineData("", "empty")]
    public void Objection_NoVideo_SaysWhatItIs(string start, string words) =>
        Assert.Contains(words, FileSniffer.Objection(Encoding.Latin1.GetBytes(start)), StringComparison.Ordinal);

    [Theory]
    [InlineData("\0\0\0\u0020ftypisom")]
    [InlineData("\u001aE\u00df\u00a3")]
    [InlineData("RIFF\0\0\0\0AVI LIST")]
    [InlineData("G@\0\u0010")]
    public void Objection_Video_None(string start) => Assert.Null(FileSniffer.Objection(Encoding.Latin1.GetBytes(start)));
}
