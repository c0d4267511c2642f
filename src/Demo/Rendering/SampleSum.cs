namespace SquatCoach.Demo;

/// <summary>Mean colour of the body's samples in a pixel (0…255), and how many there were.</summary>
public readonly record struct SampleSum(uint Count, uint RedSum, uint GreenSum, uint BlueSum)
{
    public float Red => RedSum / (float)Count;

    public float Green => GreenSum / (float)Count;

    public float Blue => BlueSum / (float)Count;

    /// <summary>Adds a sample 0x01RRGGBB; an empty one is 0 and adds nothing.</summary>
    public SampleSum Plus(uint sample) => new(
        Count + (sample >> 24),
        RedSum + ((sample >> 16) & 255),
        GreenSum + ((sample >> 8) & 255),
        BlueSum + (sample & 255));
}
