namespace SquatCoach.Movement;

/// <summary>
/// One squat as frames of a <see cref="JointSequence"/>: the last standing frame, the lowest, the first standing again.
/// A rep that the recording cuts off, or that never reached a squat's depth, is partial.
/// </summary>
public readonly record struct Rep(int StartFrame, int BottomFrame, int EndFrame, bool IsPartial);
