namespace SquatCoach.FormClassifier;

/// <summary>What the network says of one fault in one rep.</summary>
/// <param name="Probability">Calibrated, 0…1.</param>
/// <param name="Strength">How strong the fault looks: 0 none, 0.3 just a fault, 1 gross; null where the network does not say.</param>
/// <param name="CanBeSeen">Whether this view shows the fault at all; where not, the probability is little more than the base rate.</param>
public readonly record struct FaultScore(double Probability, double? Strength, bool CanBeSeen);
