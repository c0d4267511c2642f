namespace SquatCoach.Cli.Tests;

public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_NewFileInANewFolder_IsThereAndAlone()
    {
        OutputFile.Write(_folder["new/out.json"], stream => stream.Write("{}"u8));

        Assert.Equal("{}", File.ReadAllText(_folder["new/out.json"]));
        Assert.Single(Directory.GetFileSystemEntries(_folder["new"]));
    }

    [Fact]
    public void Write_ThatFailsInTheMiddle_LeavesTheOldFileAndNothingElse()
    {
        var path = _folder.Write("out.json", "old");

        Assert.Throws<InvalidOperationException>(() => OutputFile.Write(path, stream =>
        {
            stream.Write("half"u8);
            throw new InvalidOperationException();
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Write_ToADeviceThatIsFull_SaysThatTheDiskIsFull()
    {
        var exception = Assert.Throws<OutputException>(() => OutputFile.Write("/dev/full", stream => stream.Write(new byte[100_000])));

        Assert.Contains("the disk is full", exception.Message, StringComparison.Ordinal);
        Assert.True(FileKind.IsSpecial("/dev/full"), "The device was replaced by a file.");
    }

    [Theory]
    [InlineData("ffmpeg: file:a.mp4: Permission denied", "Cannot write a.mp4: it or its folder is write-protected.")]
    [InlineData("ffmpeg: file:a.mp4: No space left on device", "Cannot write a.mp4: the disk is full.")]
    [InlineData("ffmpeg: file:a.mp4: Read-only file system", "Cannot write a.mp4: the disk is read-only.")]
    public void Of_WhatFfmpegSays_IsOneSentenceInOurWords(string complaint, string sentence) =>
        Assert.Equal(sentence, OutputFailure.Of("a.mp4", new IOException(complaint)).Message);

    [Fact]
    public void Write_ToTheNullDevice_LeavesItADevice()
    {
        Assert.True(FileKind.IsSpecial("/dev/null"));
        Assert.False(FileKind.IsSpecial(_folder.Write("plain", "x")));

        OutputFile.Write("/dev/null", stream => stream.Write("{}"u8));

        Assert.True(FileKind.IsSpecial("/dev/null"));
    }

    [Fact]
    public void Write_OverAWriteProtectedFile_Refuses()
    {
        var path = _folder.Write("out.json", "kept");
        File.SetAttributes(path, FileAttributes.ReadOnly);

        var exception = Assert.Throws<OutputException>(() => OutputFile.Write(path, stream => stream.Write("{}"u8)));

        Assert.Contains("write-protected", exception.Message, StringComparison.Ordinal);
        Assert.Equal("kept", File.ReadAllText(path));
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Fact]
    public void Write_ThroughALink_KeepsTheLink()
    {
        var target = _folder.Write("real.json", "old");
        File.CreateSymbolicLink(_folder["link.json"], target);

        OutputFile.Write(_folder["link.json"], stream => stream.Write("new"u8));

        Assert.Equal("new", File.ReadAllText(target));
        Assert.NotNull(new FileInfo(_folder["link.json"]).LinkTarget);
    }

    [Fact]
    public void Write_BelowAFile_SaysWhyInOneSentence()
    {
        var file = _folder.Write("file", "x");

        var exception = Assert.Throws<OutputException>(() => OutputFile.Write(Path.Combine(file, "out.json"), _ => { }));

        Assert.DoesNotContain('\n', exception.Message);
    }
}
