using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>Colours of skin, hair and clothes, as sRGB 0…1.</summary>
public static class Palette
{
    public static Vector3 Skin { get; } = Hex(0xD29B7B);

    public static Vector3 Lips { get; } = Hex(0xA8594F);

    public static Vector3 Hair { get; } = Hex(0x32221A);

    public static Vector3 EyeWhite { get; } = Hex(0xEDE6E0);

    public static Vector3 Iris { get; } = Hex(0x2C2018);

    public static Vector3 Shirt { get; } = Hex(0x2F6FA8);

    public static Vector3 ShirtTrim { get; } = Hex(0xE4E7EA);

    public static Vector3 Shorts { get; } = Hex(0x23252B);

    public static Vector3 ShortsStripe { get; } = Hex(0xC9CDD2);

    public static Vector3 Sock { get; } = Hex(0xE2E0DA);

    public static Vector3 Shoe { get; } = Hex(0xB23A34);

    public static Vector3 Sole { get; } = Hex(0xE9E7E2);

    public static Vector3 Hex(int rgb) => new Vector3((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255) / 255f;
}
