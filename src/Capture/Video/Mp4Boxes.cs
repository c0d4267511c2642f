using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace SquatCoach.Capture;

/// <summary>The boxes of an MP4 or QuickTime file (ISO/IEC 14496-12), by their headers alone. Lengths that cannot be end the search, and so do too many boxes.</summary>
internal sealed class Mp4Boxes(SafeFileHandle file)
{
    // A file of a phone has a hundred, one that was recorded in pieces two for each second besides; a hostile one may have as many as bytes allow.
    private int _left = 20_000;

    /// <summary>The search ended before the file did.</summary>
    public bool AreTooMany => _left < 0;

    /// <summary>What lies in the boxes of a kind, in this part of the file and not deeper.</summary>
    public List<Extent> Find(Extent inside, ReadOnlySpan<byte> kind)
    {
        var found = new List<Extent>();
        Span<byte> head = stackalloc byte[16];
        var (at, end) = (inside.Start, inside.Start + inside.Length);
        while (end - at >= 8 && --_left >= 0 && Fill(head[..8], at))
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var start = at + 8;
            if (length == 1)
            {
                if (end - at < 16 || !Fill(head, at))
                    break;
                (length, start) = (BinaryPrimitives.ReadInt64BigEndian(head[8..]), at + 16);
            }
            else if (length == 0)
            {
                length = end - at; // The last box of a file may leave its length open.
            }

            if (length < start - at || length > end - at)
                break;
            if (head[4..8].SequenceEqual(kind))
                found.Add(new Extent(start, at + length - start));
            at += length;
        }

        return found;
    }

    /// <summary>Reads as many bytes as the target holds; false where the file ends before.</summary>
    public bool Fill(Span<byte> target, long at) => RandomAccess.Read(file, target, at) == target.Length;
}
