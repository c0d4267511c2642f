namespace SquatCoach.Web.Tests;

/// <summary>A stream that begins like an MP4 and goes on with zeros; its length is not told. It can stop delivering, like a lost connection.</summary>
internal sealed class EndlessVideo(long lengthBytes, long stallAfter = long.MaxValue) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var length = (int)Math.Min(Math.Min(count, 16_384), lengthBytes - _position);
        Array.Clear(buffer, offset, length);
        if (_position == 0)
        {
            "\0\0\0 ftypisom\0\0\u0002\0"u8.CopyTo(buffer.AsSpan(offset));
        }

        _position += length;
        return length;
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (_position >= stallAfter)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return Read(buffer, offset, count);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var part = new byte[Math.Min(buffer.Length, 16_384)];
        var count = await ReadAsync(part, 0, part.Length, cancellationToken);
        part.AsMemory(0, count).CopyTo(buffer);
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
