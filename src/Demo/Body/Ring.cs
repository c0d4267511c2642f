using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>
/// A cross-section of a limb: an ellipse around a centre, whose front and back halves may be of different depth. Metres.
/// </summary>
public readonly record struct Ring(Vector3 Centre, Vector3 Side, Vector3 Front, float HalfWidthMetres, float FrontDepthMetres, float BackDepthMetres)
{
    public Vector3 At(float cosine, float sine) =>
        Centre + (Side * (cosine * HalfWidthMetres)) + (Front * (sine * (sine > 0 ? FrontDepthMetres : BackDepthMetres)));
}
