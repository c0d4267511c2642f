namespace SquatCoach.Models;

/// <summary>The values of a tensor [1, height, width, channels], channels last.</summary>
internal readonly record struct TflitePicture(float[] Values, int Height, int Width, int Channels)
{
    public TflitePicture(float[] values, int[] shape)
        : this(values, shape[1], shape[2], shape[3])
    {
    }

    public float At(int y, int x, int channel) => Values[(((y * Width) + x) * Channels) + channel];

    public bool Holds(int y, int x) => y >= 0 && x >= 0 && y < Height && x < Width;
}
