namespace SfuPlatform.MediaNode.Tests.Rtp.Extensions;

/// <summary>Dependency descriptors written bit by bit from the specification.</summary>
internal static class DescriptorSamples
{
    public const int DecodeTargets = 9;
    public const int Chains = 3;

    /// <summary>Template id offset 60, so that ids wrap around 64; templates of 3 x 3 layers, one for each.</summary>
    public static byte[] L3T3Structure()
    {
        var bits = Mandatory(start: true, end: false, template: 60, frame: 0x1234).Write(0b10000, 5);
        bits.Write(60, 6).Write(DecodeTargets - 1, 5);
        for (var layer = 0; layer < 9; layer++)
        {
            bits.Write(layer == 8 ? 3u : layer % 3 == 2 ? 2u : 1u, 2);
        }

        for (var template = 0; template < 9; template++)
        {
            for (var target = 0; target < DecodeTargets; target++)
            {
                // A template's frames belong to the targets of at least its spatial and temporal layer.
                var isPart = target / 3 >= template / 3 && target % 3 >= template % 3;
                bits.Write(isPart ? (template == target ? 2u : 3u) : 0u, 2);
            }
        }

        for (var template = 0; template < 9; template++)
        {
            for (var i = 0; i < template % 3; i++)
            {
                bits.Write(1, 1).Write((uint)(3 * i + 2), 4);
            }

            bits.Write(0, 1);
        }

        bits.WriteNonSymmetric(Chains, DecodeTargets + 1);
        for (var target = 0; target < DecodeTargets; target++)
        {
            bits.WriteNonSymmetric((uint)target / 3, Chains);
        }

        for (var template = 0; template < 9; template++)
        {
            for (var chain = 0; chain < Chains; chain++)
            {
                bits.Write((uint)(template + chain) % 16, 4);
            }
        }

        bits.Write(1, 1);
        foreach (var (width, height) in ((uint, uint)[])[(320, 180), (640, 360), (1280, 720)])
        {
            bits.Write(width - 1, 16).Write(height - 1, 16);
        }

        return bits.ToBytes();
    }

    /// <summary>Own indications, frame differences (3 and 300) and chains, template 62.</summary>
    public static byte[] WithOwnFields()
    {
        var bits = Mandatory(start: true, end: true, template: 62, frame: 7).Write(0b00111, 5);
        for (var target = 0; target < DecodeTargets; target++)
        {
            bits.Write((uint)target % 4, 2);
        }

        bits.Write(1, 2).Write(2, 4).Write(3, 2).Write(299, 12).Write(0, 2);
        for (var chain = 0; chain < Chains; chain++)
        {
            bits.Write((uint)(200 + chain), 8);
        }

        return bits.ToBytes();
    }

    /// <summary>Only a mask, with the six lower decode targets active.</summary>
    public static byte[] WithMask() =>
        Mandatory(start: true, end: true, template: 0, frame: 9).Write(0b01000, 5).Write(0b000111111, DecodeTargets).ToBytes();

    private static BitWriter Mandatory(bool start, bool end, uint template, uint frame) =>
        new BitWriter().Write(start ? 1u : 0, 1).Write(end ? 1u : 0, 1).Write(template, 6).Write(frame, 16);
}
