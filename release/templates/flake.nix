@@template@@ `release/fill` makes the flake from this file. Until then, Nix cannot read it.
{
  description = "Port numbers and service names, from IANA's registry";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs =
    { self, nixpkgs }:
    let
      version = "@@version@@";
      # The archives of the release, whose programs on Linux are static.
      archives = {
        # @@if aarch64-apple-darwin@@
        aarch64-darwin = {
          url = "@@downloads@@/@@file@@";
          sha256 = "@@sha256@@";
        };
        # @@end@@
        # @@if x86_64-apple-darwin@@
        x86_64-darwin = {
          url = "@@downloads@@/@@file@@";
          sha256 = "@@sha256@@";
        };
        # @@end@@
        # @@if aarch64-unknown-linux-musl@@
        aarch64-linux = {
          url = "@@downloads@@/@@file@@";
          sha256 = "@@sha256@@";
        };
        # @@end@@
        # @@if x86_64-unknown-linux-musl@@
        x86_64-linux = {
          url = "@@downloads@@/@@file@@";
          sha256 = "@@sha256@@";
        };
        # @@end@@
      };
      for-each-system = make: nixpkgs.lib.genAttrs (builtins.attrNames archives) make;
    in
    {
      packages = for-each-system (
        system:
        let
          pkgs = nixpkgs.legacyPackages.${system};
        in
        {
          default = pkgs.stdenvNoCC.mkDerivation {
            pname = "iana-ports";
            inherit version;
            src = pkgs.fetchurl archives.${system};
            dontConfigure = true;
            dontBuild = true;
            installPhase = ''
              runHook preInstall
              install -D -m 755 -t $out/bin iana-ports
              install -D -m 644 -t $out/share/man/man1 man/*.1
              install -D -m 644 completions/iana-ports.bash $out/share/bash-completion/completions/iana-ports
              install -D -m 644 -t $out/share/zsh/site-functions completions/_iana-ports
              install -D -m 644 -t $out/share/fish/vendor_completions.d completions/iana-ports.fish
              install -D -m 644 -t $out/share/doc/iana-ports *.md LICENSE-* THIRD-PARTY-LICENSES.txt sbom.cdx.json
              runHook postInstall
            '';
            meta = {
              description = "Port numbers and service names, from IANA's registry";
              homepage = "@@address@@";
              license = with nixpkgs.lib.licenses; [
                mit
                asl20
                ofl
              ];
              sourceProvenance = [ nixpkgs.lib.sourceTypes.binaryNativeCode ];
              platforms = builtins.attrNames archives;
              mainProgram = "iana-ports";
            };
          };
        }
      );

      apps = for-each-system (system: {
        default = {
          type = "app";
          program = "${self.packages.${system}.default}/bin/iana-ports";
        };
      });

      checks = for-each-system (system: {
        default = nixpkgs.legacyPackages.${system}.runCommand "iana-ports-check" { } ''
          program=${self.packages.${system}.default}/bin/iana-ports
          [ "$($program --embedded --quiet 1455)" = esl-lm ]
          [ "$($program --embedded --quiet 514/udp)" = syslog ]
          $program --embedded --version | grep -F "iana-ports ${version} ("
          touch $out
        '';
      });
    };
}
