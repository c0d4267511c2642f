namespace SquatCoach.Capture;

/// <summary>Which frame of the video it is: its number, its time, and its size.</summary>
internal readonly record struct FrameStamp(int Index, double Seconds, DecodedSize Size);
