namespace SquatCoach.FormClassifier;

/// <summary>What speaks for a fault, in log-odds; negative speaks against it.</summary>
/// <param name="Segments">7 Shapley values, in the order of the segments; they add up to log-odds of the rep minus those of the neutral squat.</param>
/// <param name="Pairs">21 pairs of segments, first by first: what two add together beyond what they add alone.</param>
/// <param name="Windows">9 parts of the rep from its start to its end: the mean of what is lost without one and what it alone brings.</param>
public sealed record FaultContributions(double[] Segments, double[] Pairs, double[] Windows);
