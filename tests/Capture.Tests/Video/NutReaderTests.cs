namespace SquatCoach.Capture.Tests;

public class NutReaderTests
{
    [Fact]
    public void TryReadHeader_EmptyStream_NoFrame() => Assert.False(new NutReader(new MemoryStream()).TryReadHeader(out _, out _));

    [Fact]
    public void TryReadHeader_OtherFile_Refused() =>
        Assert.Throws<InvalidDataException>(() => new NutReader(new MemoryStream("RIFF something else"u8.ToArray())).TryReadHeader(out _, out _));

    [Fact]
    public void TryReadHeader_CutInHeader_EndOfStream() =>
        Assert.Throws<EndOfStreamException>(() => new NutReader(new MemoryStream("nut/multimedia container\0NMzV"u8.ToArray())).TryReadHeader(out _, out _));

    [Fact]
    public void TryReadHeader_RandomBytesAfterFileId_NeverHangsOrOverflows()
    {
        var random = new Random(7);
        for (var trial = 0; trial < 200; trial++)
        {
            var noise = new byte[512];
            random.NextBytes(noise);
            byte[] bytes = [.. "nut/multimedia container\0"u8, .. trial % 2 == 0 ? [0x4E, 0x4D, 0x7A, 0x56, 0x1F, 0x5F, 0x04, 0xAD, 40, 3, 1] : Array.Empty<byte>(), .. noise];

            var reader = new NutReader(new MemoryStream(bytes));
            var exception = Record.Exception(() =>
            {
                while (reader.TryReadHeader(out _, out var length))
                    reader.ReadFrame(new byte[Math.Min(length, 4096)]);
            });

            Assert.True(exception is null or InvalidDataException or EndOfStreamException, exception?.ToString());
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x00 }, 0)]
    [InlineData(new byte[] { 0x7F }, 127)]
    [InlineData(new byte[] { 0x81, 0x00 }, 128)]
    [InlineData(new byte[] { 0x83, 0xFF, 0x7F }, 65535)]
    public void ReadUnsigned_SevenBitsAByte_MostSignificantFirst(byte[] bytes, long expected) =>
        Assert.Equal(expected, new NutBytes(new MemoryStream(bytes)).ReadUnsigned());

    [Theory]
    [InlineData(new byte[] { 0 }, 0)]
    [InlineData(new byte[] { 1 }, 1)]
    [InlineData(new byte[] { 2 }, -1)]
    [InlineData(new byte[] { 3 }, 2)]
    [InlineData(new byte[] { 4 }, -2)]
    public void ReadSigned_LowestBit_IsTheSign(byte[] bytes, long expected) =>
        Assert.Equal(expected, new NutBytes(new MemoryStream(bytes)).ReadSigned());
}
