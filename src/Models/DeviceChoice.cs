namespace SquatCoach.Models;

/// <summary>Where a network runs in the end.</summary>
/// <param name="Used"><see cref="Device.Cpu"/> or <see cref="Device.Cuda"/>, never <see cref="Device.Auto"/>.</param>
/// <param name="Note">One sentence for the user when the wish could not be met; null otherwise.</param>
public readonly record struct DeviceChoice(Device Used, string? Note);
