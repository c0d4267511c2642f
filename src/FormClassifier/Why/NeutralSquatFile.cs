namespace SquatCoach.FormClassifier;

/// <summary>neutral-squat.json: by the name of a limb's outer joint, the change of the limb's direction from standing, steps × (forward, left, up).</summary>
/// <param name="Source">Whose squats.</param>
/// <param name="Command">How to measure them again.</param>
/// <param name="Reps">Number of squats, each counted with its mirror image.</param>
/// <param name="Changes">From the rep's start (first step) over the bottom (the middle one) to its end.</param>
public sealed record NeutralSquatFile(string Source, string Command, int Reps, IReadOnlyDictionary<string, float[][]> Changes);
