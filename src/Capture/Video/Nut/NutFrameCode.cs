namespace SquatCoach.Capture;

/// <summary>What one frame code of a NUT stream stands for (NUT specification, "frame_code table").</summary>
internal readonly record struct NutFrameCode(int Flags, int StreamId, int SizeMultiplier, int SizeLsb, long PtsDelta, int ReservedCount, int HeaderIndex)
{
    public const int CodedPts = 8;
    public const int CodedStreamId = 16;
    public const int SizeMsb = 32;
    public const int Checksum = 64;
    public const int Reserved = 128;
    public const int SideData = 256;
    public const int CodedHeaderIndex = 1024;
    public const int MatchTime = 2048;
    public const int Coded = 4096;
    public const int Invalid = 8192;
}
