<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>AskingActions</name>
    <message>
        <source>A reference has no spaces.</source>
        <translation>Une référence ne contient pas d’espace.</translation>
    </message>
    <message>
        <source>The name of an image has no capital letters.</source>
        <translation>Le nom d’une image n’a pas de majuscules.</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Renommer %1</translation>
    </message>
    <message>
        <source>It goes on running. Other containers of its networks find it under the new name.</source>
        <translation>Il continue de fonctionner. Les autres conteneurs de ses réseaux le trouvent sous son nouveau nom.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Make an image of %1</source>
        <translation>Créer une image de %1</translation>
    </message>
    <message>
        <source>The image has the container’s files as they are now, without its volumes.</source>
        <translation>L’image contient les fichiers du conteneur dans leur état actuel, sans ses volumes.</translation>
    </message>
    <message>
        <source>Name of the image</source>
        <translation>Nom de l’image</translation>
    </message>
    <message>
        <source>Make image</source>
        <translation>Créer l’image</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>Exporter %1</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>Étiqueter %1</translation>
    </message>
    <message>
        <source>It gets another name and keeps those that it has.</source>
        <translation>Elle reçoit un nom de plus et garde ceux qu’elle a.</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nouveau nom</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiqueter</translation>
    </message>
    <message>
        <source>Take a name away from %1</source>
        <translation>Retirer un nom à %1</translation>
    </message>
    <message>
        <source>Its names: %1</source>
        <translation>Ses noms&#x202f;: %1</translation>
    </message>
    <message>
        <source>Name to take away</source>
        <translation>Nom à retirer</translation>
    </message>
    <message>
        <source>Untag</source>
        <translation>Retirer le nom</translation>
    </message>
    <message>
        <source>That is none of its names.</source>
        <translation>Ce n’est pas un de ses noms.</translation>
    </message>
    <message>
        <source>Push %1</source>
        <translation>Envoyer %1</translation>
    </message>
    <message>
        <source>The registry in the name receives it. Tag the image first to send it elsewhere.</source>
        <translation>Le registre qui figure dans le nom la reçoit. Pour l’envoyer ailleurs, donnez-lui d’abord un autre nom.</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Enregistrer %1</translation>
    </message>
</context>
<context>
    <name>EndingSection</name>
    <message>
        <source>It was asked to end (%1) and did.</source>
        <translation>On lui a demandé de se terminer (%1), et il l’a fait.</translation>
    </message>
    <message>
        <source>It was killed (%1): by a person, or because it did not end in time when it was stopped.</source>
        <translation>Il a été tué (%1)&#x202f;: par une personne, ou parce qu’il ne s’est pas terminé à temps lors de l’arrêt.</translation>
    </message>
    <message>
        <source>Its program crashed (%1).</source>
        <translation>Son programme a planté (%1).</translation>
    </message>
    <message>
        <source>It was ended by a signal (%1).</source>
        <translation>Un signal a mis fin au conteneur (%1).</translation>
    </message>
    <message>
        <source>Exit code %1.</source>
        <translation>Code de sortie %1.</translation>
    </message>
    <message>
        <source>The kernel ended it: this machine had no memory left.</source>
        <translation>Le noyau y a mis fin&#x202f;: cette machine n’avait plus de mémoire.</translation>
    </message>
    <message>
        <source>The kernel ended it: it needed more than its limit of %1 of memory. Give it more, or find what grows.</source>
        <translation>Le noyau y a mis fin&#x202f;: il lui fallait plus que sa limite de %1 de mémoire. Augmentez-la, ou cherchez ce qui grossit.</translation>
    </message>
    <message>
        <source>Its program did its work and ended by itself. Exit code 0.</source>
        <translation>Son programme a fait son travail et s’est terminé de lui-même. Code de sortie 0.</translation>
    </message>
    <message>
        <source>Its command was not found in the image.</source>
        <translation>Sa commande ne se trouve pas dans l’image.</translation>
    </message>
    <message>
        <source>Its command could not be executed.</source>
        <translation>Sa commande n’a pas pu être exécutée.</translation>
    </message>
    <message>
        <source>Its program ended by itself and told of an error.</source>
        <translation>Son programme s’est terminé de lui-même en signalant une erreur.</translation>
    </message>
    <message>
        <source>The kernel ended it: it needed more than its limit of %1 of memory; %2 were in use just before. Give it more, or find what grows.</source>
        <translation>Le noyau l’a arrêté&#x202f;: il lui fallait plus que sa limite de %1 de mémoire&#x202f;; %2 étaient utilisés juste avant. Donnez-lui-en plus, ou cherchez ce qui grossit.</translation>
    </message>
</context>
<context>
    <name>ForwardDialog</name>
    <message>
        <source>A number from 1 to 65535, or two with “:” between them.</source>
        <translation>Un nombre de 1 à 65535, ou deux séparés par «&#x202f;:&#x202f;».</translation>
    </message>
    <message>
        <source>Forward a port of %1</source>
        <translation>Rediriger un port de %1</translation>
    </message>
    <message>
        <source>A port of this machine leads to one of the pod until you stop it or close the console. Only programs of this machine reach it. “9000:8080” opens 9000 for port 8080.</source>
        <translation>Un port de cette machine mène à un port du pod jusqu’à ce que vous l’arrêtiez ou fermiez la console. Seuls les programmes de cette machine y accèdent. «&#x202f;9000:8080&#x202f;» ouvre 9000 pour le port 8080.</translation>
    </message>
    <message>
        <source>Port of the pod</source>
        <translation>Port du pod</translation>
    </message>
    <message>
        <source>Forward port</source>
        <translation>Rediriger le port</translation>
    </message>
</context>
<context>
    <name>NetworkPicture</name>
    <message>
        <source>leads nowhere outside</source>
        <translation>ne mène pas au-dehors</translation>
    </message>
</context>
<context>
    <name>OpenQuestion</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>It takes the place of what you have written, which was neither applied nor saved. Ctrl+Z in the editor brings that back.</source>
        <translation>Il remplace ce que vous avez écrit, qui n’a été ni appliqué ni enregistré. Ctrl+Z dans l’éditeur le ramène.</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Save this filter</source>
        <translation>Garder ce filtre</translation>
    </message>
    <message>
        <source>Save “%1”</source>
        <translation>Garder «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
</context>
<context>
    <name>SchemaHelp</name>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>nombre entier</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>vrai ou faux</translation>
    </message>
    <message>
        <source>point in time</source>
        <translation>date et heure</translation>
    </message>
    <message>
        <source>quantity: 500m, 64Mi</source>
        <translation>quantité&#x202f;: 500m, 64Mi</translation>
    </message>
    <message>
        <source>whole number or text</source>
        <translation>nombre entier ou texte</translation>
    </message>
    <message>
        <source>text in base64</source>
        <translation>texte en base64</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>n’importe quoi</translation>
    </message>
    <message>
        <source>one of several words</source>
        <translation>un mot parmi plusieurs</translation>
    </message>
    <message>
        <source>list of: %1</source>
        <translation>liste de&#x202f;: %1</translation>
    </message>
    <message>
        <source>map of: %1</source>
        <translation>table de&#x202f;: %1</translation>
    </message>
    <message>
        <source>required</source>
        <translation>obligatoire</translation>
    </message>
    <message>
        <source>Value: %1</source>
        <translation>Valeur&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>stopped containers</source>
        <translation>conteneurs arrêtés</translation>
    </message>
    <message>
        <source>Nothing goes to the trash: this cannot be undone. Images and volumes stay.</source>
        <translation>Rien ne passe par la corbeille&#xa0;: c’est irréversible. Les images et les volumes restent.</translation>
    </message>
    <message>
        <source>No container is stopped.</source>
        <translation>Aucun conteneur n’est arrêté.</translation>
    </message>
    <message>
        <source>images without a name</source>
        <translation>images sans nom</translation>
    </message>
    <message>
        <source>Layers that other images share stay.</source>
        <translation>Les couches partagées avec d’autres images restent.</translation>
    </message>
    <message>
        <source>Every image has a name or is in use.</source>
        <translation>Toutes les images ont un nom ou sont utilisées.</translation>
    </message>
    <message>
        <source>unused volumes</source>
        <translation>volumes inutilisés</translation>
    </message>
    <message>
        <source>All files inside are lost. This cannot be undone.</source>
        <translation>Tous les fichiers à l’intérieur sont perdus. C’est irréversible.</translation>
    </message>
    <message>
        <source>Every volume is in use.</source>
        <translation>Tous les volumes sont utilisés.</translation>
    </message>
    <message>
        <source>unused networks</source>
        <translation>réseaux inutilisés</translation>
    </message>
    <message>
        <source>Containers that are created later cannot join what is deleted.</source>
        <translation>Les conteneurs créés plus tard ne pourront pas rejoindre ce qui est supprimé.</translation>
    </message>
    <message>
        <source>Every network is in use.</source>
        <translation>Tous les réseaux sont utilisés.</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>Pod with one container</source>
        <translation>Pod d’un conteneur</translation>
    </message>
    <message>
        <source>Pod whose containers share a volume</source>
        <translation>Pod dont les conteneurs partagent un volume</translation>
    </message>
    <message>
        <source>Config map</source>
        <translation>ConfigMap</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Claim on a volume</source>
        <translation>Demande de volume</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Espace de noms</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Letters, digits, “_”, “.” and “-”, at least two of them, beginning with a letter or a digit.</source>
        <translation>Des lettres, des chiffres, «&#x202f;_&#x202f;», «&#x202f;.&#x202f;» et «&#x202f;-&#x202f;», au moins deux, en commençant par une lettre ou un chiffre.</translation>
    </message>
</context>
<context>
    <name>YamlCheck</name>
    <message>
        <source>unknown field</source>
        <translation>champ inconnu</translation>
    </message>
    <message>
        <source>required</source>
        <translation>obligatoire</translation>
    </message>
    <message>
        <source>must be a text in base64</source>
        <translation>doit être un texte en base64</translation>
    </message>
    <message>
        <source>must be a text</source>
        <translation>doit être un texte</translation>
    </message>
    <message>
        <source>must be a point in time</source>
        <translation>doit être une date et heure</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>doit être vrai ou faux (true, false)</translation>
    </message>
    <message>
        <source>must be a whole number or a text</source>
        <translation>doit être un nombre entier ou un texte</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>doit être un nombre entier</translation>
    </message>
    <message>
        <source>must be a quantity such as 500m or 64Mi</source>
        <translation>doit être une quantité telle que 500m ou 64Mi</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>doit être une liste</translation>
    </message>
    <message>
        <source>must be a mapping</source>
        <translation>doit être une table de clés et de valeurs</translation>
    </message>
    <message>
        <source>must be one of</source>
        <translation>doit être l’un de</translation>
    </message>
    <message>
        <source>this server has no such kind</source>
        <translation>ce serveur n’a pas de tel objet</translation>
    </message>
    <message>
        <source>is in this text twice</source>
        <translation>figure deux fois dans ce texte</translation>
    </message>
    <message>
        <source>Required value</source>
        <translation>Valeur obligatoire</translation>
    </message>
    <message>
        <source>Not found:</source>
        <translation>Introuvable&#x202f;:</translation>
    </message>
    <message>
        <source>Duplicate value:</source>
        <translation>Valeur en double&#x202f;:</translation>
    </message>
    <message>
        <source>Invalid value:</source>
        <translation>Valeur non valable&#x202f;:</translation>
    </message>
    <message>
        <source>illegal map value</source>
        <translation>une valeur n’a pas sa place ici</translation>
    </message>
    <message>
        <source>end of map not found</source>
        <translation>la fin de la table manque</translation>
    </message>
    <message>
        <source>end of sequence not found</source>
        <translation>la fin de la liste manque</translation>
    </message>
    <message>
        <source>end of map flow not found</source>
        <translation>l’accolade fermante manque</translation>
    </message>
    <message>
        <source>end of sequence flow not found</source>
        <translation>le crochet fermant manque</translation>
    </message>
    <message>
        <source>illegal flow end</source>
        <translation>fermeture sans ouverture</translation>
    </message>
    <message>
        <source>illegal tab when looking for indentation</source>
        <translation>une tabulation ne peut pas indenter du YAML</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>Unsupported value:</source>
        <translation>Valeur non prise en charge&#x202f;:</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>Interdit</translation>
    </message>
    <message>
        <source>must be 1</source>
        <translation>doit être 1</translation>
    </message>
    <message>
        <source>must be JSON</source>
        <translation>doit être du JSON</translation>
    </message>
    <message>
        <source>must be a relative path</source>
        <translation>doit être un chemin relatif</translation>
    </message>
    <message>
        <source>must be greater than 0</source>
        <translation>doit être supérieur à 0</translation>
    </message>
    <message>
        <source>must be greater than or equal to 0</source>
        <translation>doit être supérieur ou égal à 0</translation>
    </message>
    <message>
        <source>must be greater than zero</source>
        <translation>doit être supérieur à zéro</translation>
    </message>
    <message>
        <source>must be letters, digits, &apos;-&apos;, &apos;_&apos; or &apos;.&apos;</source>
        <translation>doit se composer de lettres, de chiffres, de «&#x202f;-&#x202f;», de «&#x202f;_&#x202f;» ou de «&#x202f;.&#x202f;»</translation>
    </message>
    <message>
        <source>must be letters, digits, &apos;_&apos;, &apos;-&apos; or &apos;.&apos;, and must not begin with a digit</source>
        <translation>doit se composer de lettres, de chiffres, de «&#x202f;_&#x202f;», de «&#x202f;-&#x202f;» ou de «&#x202f;.&#x202f;», et ne pas commencer par un chiffre</translation>
    </message>
    <message>
        <source>must be at most 15 lower case letters, digits or single &apos;-&apos; between them, with a letter</source>
        <translation>doit se composer d’au plus 15 minuscules, chiffres ou «&#x202f;-&#x202f;» isolés entre eux, dont une lettre</translation>
    </message>
    <message>
        <source>must be the name of a machine</source>
        <translation>doit être le nom d’une machine</translation>
    </message>
    <message>
        <source>must be the name of a port</source>
        <translation>doit être le nom d’un port</translation>
    </message>
    <message>
        <source>must be unique</source>
        <translation>doit être unique</translation>
    </message>
    <message>
        <source>must be a valid IP address</source>
        <translation>doit être une adresse IP valable</translation>
    </message>
    <message>
        <source>must be between 1 and 65535, inclusive</source>
        <translation>doit être compris entre 1 et 65535</translation>
    </message>
    <message>
        <source>must be between 1 and 2147483647, inclusive</source>
        <translation>doit être compris entre 1 et 2147483647</translation>
    </message>
    <message>
        <source>must match `hostPort` when `hostNetwork` is true</source>
        <translation>doit être égal à «&#x202f;hostPort&#x202f;» quand «&#x202f;hostNetwork&#x202f;» vaut true</translation>
    </message>
    <message>
        <source>must not contain &apos;..&apos;</source>
        <translation>ne doit pas contenir «&#x202f;..&#x202f;»</translation>
    </message>
    <message>
        <source>must not start with &apos;..&apos;</source>
        <translation>ne doit pas commencer par «&#x202f;..&#x202f;»</translation>
    </message>
    <message>
        <source>must provide `dnsConfig` when `dnsPolicy` is None</source>
        <translation>«&#x202f;dnsConfig&#x202f;» est nécessaire quand «&#x202f;dnsPolicy&#x202f;» vaut None</translation>
    </message>
    <message>
        <source>must provide at least one DNS nameserver when `dnsPolicy` is None</source>
        <translation>il faut au moins un serveur DNS quand «&#x202f;dnsPolicy&#x202f;» vaut None</translation>
    </message>
    <message>
        <source>must specify a handler type</source>
        <translation>il faut dire comment vérifier</translation>
    </message>
    <message>
        <source>must specify one of: `configMapRef` or `secretRef`</source>
        <translation>il faut «&#x202f;configMapRef&#x202f;» ou «&#x202f;secretRef&#x202f;»</translation>
    </message>
    <message>
        <source>must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`</source>
        <translation>il faut «&#x202f;fieldRef&#x202f;», «&#x202f;resourceFieldRef&#x202f;», «&#x202f;configMapKeyRef&#x202f;» ou «&#x202f;secretKeyRef&#x202f;»</translation>
    </message>
    <message>
        <source>must be less than or equal to cpu limit</source>
        <translation>doit être inférieur ou égal à la limite de processeur</translation>
    </message>
    <message>
        <source>must be less than or equal to memory limit</source>
        <translation>doit être inférieur ou égal à la limite de mémoire</translation>
    </message>
    <message>
        <source>may not be specified when `value` is not empty</source>
        <translation>n’est pas permis quand «&#x202f;value&#x202f;» n’est pas vide</translation>
    </message>
    <message>
        <source>may not have more than one field specified at a time</source>
        <translation>un seul champ à la fois est permis</translation>
    </message>
    <message>
        <source>may not specify more than 1 handler type</source>
        <translation>une seule manière de vérifier est permise</translation>
    </message>
    <message>
        <source>may not specify more than 1 volume type</source>
        <translation>un volume n’a qu’un type</translation>
    </message>
    <message>
        <source>may not be set for init containers without restartPolicy=Always</source>
        <translation>n’est pas permis pour un conteneur d’initialisation sans restartPolicy=Always</translation>
    </message>
    <message>
        <source>only an ephemeral container has it</source>
        <translation>seul un conteneur éphémère en a</translation>
    </message>
    <message>
        <source>at least 1 access mode is required</source>
        <translation>il faut au moins un mode d’accès</translation>
    </message>
    <message>
        <source>cannot be set on create</source>
        <translation>ne peut pas être donné à la création</translation>
    </message>
    <message>
        <source>duplicate of key present in binaryData</source>
        <translation>cette clé est aussi dans binaryData</translation>
    </message>
    <message>
        <source>field is immutable when `immutable` is set</source>
        <translation>ce champ ne change plus quand «&#x202f;immutable&#x202f;» est posé</translation>
    </message>
    <message>
        <source>a key is letters, digits, &apos;-&apos;, &apos;_&apos; or &apos;.&apos;</source>
        <translation>une clé se compose de lettres, de chiffres, de «&#x202f;-&#x202f;», de «&#x202f;_&#x202f;» ou de «&#x202f;.&#x202f;»</translation>
    </message>
    <message>
        <source>a name is lower case letters, digits, &apos;-&apos; or &apos;.&apos;, and begins and ends with a letter or digit</source>
        <translation>un nom se compose de minuscules, de chiffres, de «&#x202f;-&#x202f;» ou de «&#x202f;.&#x202f;», et commence et finit par une lettre ou un chiffre</translation>
    </message>
    <message>
        <source>a lowercase RFC 1123 label is lower case letters, digits or &apos;-&apos;, and begins and ends with a letter or digit</source>
        <translation>un tel nom se compose de minuscules, de chiffres ou de «&#x202f;-&#x202f;», et commence et finit par une lettre ou un chiffre</translation>
    </message>
    <message>
        <source>supported values:</source>
        <translation>valeurs permises&#x202f;:</translation>
    </message>
    <message>
        <source>%1 is invalid: %2</source>
        <translation>%1 n’est pas valable&#x202f;: %2</translation>
    </message>
    <message>
        <source>must be between 0 and 2147483647, inclusive</source>
        <translation>doit être entre 0 et 2147483647 inclus</translation>
    </message>
    <message>
        <source>must be set when seccomp type is Localhost</source>
        <translation>doit être donné quand le type de seccomp est Localhost</translation>
    </message>
    <message>
        <source>must be set when AppArmor type is Localhost</source>
        <translation>doit être donné quand le type d’AppArmor est Localhost</translation>
    </message>
    <message>
        <source>can only be set when seccomp type is Localhost</source>
        <translation>ne peut être donné que quand le type de seccomp est Localhost</translation>
    </message>
    <message>
        <source>can only be set when AppArmor type is Localhost</source>
        <translation>ne peut être donné que quand le type d’AppArmor est Localhost</translation>
    </message>
    <message>
        <source>cannot set `allowPrivilegeEscalation` to false and `privileged` to true</source>
        <translation>`allowPrivilegeEscalation` ne peut être à false avec `privileged` à true</translation>
    </message>
    <message>
        <source>cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN</source>
        <translation>`allowPrivilegeEscalation` ne peut être à false avec CAP_SYS_ADMIN dans `capabilities.Add`</translation>
    </message>
    <message>
        <source>ShareProcessNamespace and HostPID cannot both be enabled</source>
        <translation>ShareProcessNamespace et HostPID ne vont pas ensemble</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Running pods go on, but new ones that read what is deleted cannot start.</source>
        <translation>Les pods en marche continuent, mais de nouveaux pods qui lisent ce qui est supprimé ne pourront pas démarrer.</translation>
    </message>
    <message>
        <source>Values are lost. Running pods go on, but new ones that read what is deleted cannot start.</source>
        <translation>Les valeurs sont perdues. Les pods en marche continuent, mais de nouveaux pods qui les lisent ne pourront pas démarrer.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Redémarrer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Kill</source>
        <translation>Tuer</translation>
    </message>
    <message>
        <source>Name and address stop working. The pods behind go on.</source>
        <translation>Le nom et l’adresse ne répondent plus. Les pods qui sont derrière continuent de tourner.</translation>
    </message>
    <message>
        <source>Host names stop leading anywhere. Services stay.</source>
        <translation>Les noms d’hôte ne mènent plus nulle part. Les services restent.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Containers are stopped and deleted with their pod. Where a deployment owns it, a new one takes its place.</source>
        <translation>Les conteneurs sont arrêtés et supprimés avec leur pod. S’il appartient à un déploiement, un nouveau prend sa place.</translation>
    </message>
    <message>
        <source>Add a pod</source>
        <translation>Ajouter un pod</translation>
    </message>
    <message>
        <source>Take a pod away</source>
        <translation>Retirer un pod</translation>
    </message>
    <message>
        <source>Restart rollout</source>
        <translation>Redémarrer par étapes</translation>
    </message>
    <message>
        <source>All pods of a deployment are deleted with it. Services, volumes and images stay.</source>
        <translation>Les pods d’un déploiement sont supprimés avec lui. Les services, les volumes et les images restent.</translation>
    </message>
    <message>
        <source>The pods of a job are deleted with it, and so are their logs.</source>
        <translation>Les pods d’une tâche sont supprimés avec elle, ainsi que leurs journaux.</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Make an image of it…</source>
        <translation>En créer une image…</translation>
    </message>
    <message>
        <source>Export its files…</source>
        <translation>Exporter ses fichiers…</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Étiqueter…</translation>
    </message>
    <message>
        <source>Untag…</source>
        <translation>Retirer un nom…</translation>
    </message>
    <message>
        <source>Push…</source>
        <translation>Envoyer…</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>%1 is in the trash</source>
        <translation>%1 est dans la corbeille</translation>
    </message>
    <message>
        <source>Protect %1 from deletion?</source>
        <translation>Protéger %1 de la suppression&#xa0;?</translation>
    </message>
    <message>
        <source>This console does not delete what is protected. Other programs still can.</source>
        <translation>Cette console ne supprime pas ce qui est protégé. D’autres programmes le peuvent toujours.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Lever la protection</translation>
    </message>
    <message>
        <source>Protect</source>
        <translation>Protéger</translation>
    </message>
    <message>
        <source>Protection…</source>
        <translation>Protection…</translation>
    </message>
    <message>
        <source>Nothing was deleted: %1 is protected.</source>
        <comment>one name or several</comment>
        <translation>Rien n’a été supprimé&#xa0;: %1 est protégé.</translation>
    </message>
    <message>
        <source>Release it first, with “Protection…” in its Actions menu.</source>
        <translation>Levez d’abord la protection, avec «&#xa0;Protection…&#xa0;» dans son menu Actions.</translation>
    </message>
    <message>
        <source>Copy as YAML…</source>
        <translation>Copier en YAML…</translation>
    </message>
    <message>
        <source>Containers are killed without time to end: what they have not written yet is lost.</source>
        <translation>Les conteneurs sont tués sans délai&#xa0;: ce qu’ils n’ont pas encore écrit est perdu.</translation>
    </message>
    <message>
        <source>The container is stopped and goes to the trash for %1: Ctrl+Z brings it back. Its image and its volumes stay.</source>
        <translation>Le conteneur est arrêté et va à la corbeille pour %1&#xa0;: Ctrl+Z le rétablit. Son image et ses volumes restent.</translation>
    </message>
    <message>
        <source>Forward a port…</source>
        <translation>Rediriger un port…</translation>
    </message>
    <message>
        <source>Take a checkpoint…</source>
        <translation>Prendre un point de reprise…</translation>
    </message>
    <message>
        <source>Go on from a checkpoint…</source>
        <translation>Reprendre à un point de reprise…</translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s), protected: %1</source>
        <translation>
            <numerusform>%n reste, car protégé&#x202f;: %1</numerusform>
            <numerusform>%n restent, car protégés&#x202f;: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s), being part of a pod: %1</source>
        <translation>
            <numerusform>%n reste, car il fait partie d’un pod&#x202f;: %1</numerusform>
            <numerusform>%n restent, car ils font partie d’un pod&#x202f;: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out, because of the state they are in: %1</source>
        <translation>
            <numerusform>%n reste, car son état ne s’y prête pas&#x202f;: %1</numerusform>
            <numerusform>%n restent, car leur état ne s’y prête pas&#x202f;: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>It is used by %1 and cannot be deleted before it is free.</source>
        <translation>Il est utilisé par %1 et ne peut pas être supprimé avant d’être libre.</translation>
    </message>
    <message>
        <source>%1?</source>
        <translation>%1&#x202f;?</translation>
    </message>
    <message>
        <source>What runs is stopped. They go to the trash for %1: Ctrl+Z brings one after the other back. Their images and volumes stay.</source>
        <translation>Ceux qui sont en marche sont arrêtés. Tous vont à la corbeille pour %1&#xa0;: Ctrl+Z les rétablit l’un après l’autre. Leurs images et leurs volumes restent.</translation>
    </message>
    <message>
        <source>Release %1 from protection?</source>
        <translation>Lever la protection&#x202f;: %1&#x202f;?</translation>
    </message>
    <message>
        <source>Delete with volumes</source>
        <translation>Supprimer avec les volumes</translation>
    </message>
    <message>
        <source>Writable layers and volumes without a name are deleted too, with all that is in them, and not into the trash. Volumes with a name and images stay.</source>
        <translation>Les couches inscriptibles et les volumes sans nom sont supprimés aussi, avec tout ce qu’ils contiennent, et sans passer par la corbeille. Les volumes nommés et les images restent.</translation>
    </message>
    <message>
        <source>What runs ends at once, without a chance to save its work. Files and volumes stay.</source>
        <translation>Ce qui est en marche se termine aussitôt, sans pouvoir enregistrer son travail. Les fichiers et les volumes restent.</translation>
    </message>
    <message>
        <source>What was written outside of volumes is deleted. Images and volumes stay.</source>
        <translation>Ce qui a été écrit hors des volumes est supprimé. Les images et les volumes restent.</translation>
    </message>
    <message>
        <source>A network with a container in it cannot be deleted.</source>
        <translation>Un réseau auquel un conteneur est connecté ne peut pas être supprimé.</translation>
    </message>
    <message>
        <source>The files inside are deleted and cannot be brought back.</source>
        <translation>Les fichiers à l’intérieur sont supprimés et ne peuvent pas être récupérés.</translation>
    </message>
    <message>
        <source>What a container uses cannot be deleted. Layers that other images share stay.</source>
        <translation>Ce qu’un conteneur utilise ne peut pas être supprimé. Les couches que d’autres images partagent restent.</translation>
    </message>
    <message>
        <source>Create a container…</source>
        <translation>Créer un conteneur…</translation>
    </message>
    <message>
        <source>Pull again</source>
        <translation>Télécharger à nouveau</translation>
    </message>
    <message>
        <source>What was made to go when it ends (--rm) cannot wait in the trash: it is deleted at once, with its volumes without a name.</source>
        <translation>Un conteneur créé pour disparaître quand il se termine (--rm) ne peut pas attendre dans la corbeille&#xa0;: il est supprimé aussitôt, avec ses volumes sans nom.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Supprimer définitivement</translation>
    </message>
    <message>
        <source>Logs of these together</source>
        <translation>Leurs journaux réunis</translation>
    </message>
</context>
<context>
    <name>certificate</name>
    <message>
        <source>Nobody whom this machine knows vouches for it. That is usual for a registry of one’s own, and also what somebody in between would look like. Compare the fingerprint with what those who run the registry say, then trust its authority.</source>
        <translation>Personne que cette machine connaisse ne s’en porte garant. C’est courant pour un registre à soi, et c’est aussi ce que montrerait quelqu’un qui s’interpose. Comparez l’empreinte avec celle que donnent les responsables du registre, puis faites confiance à son autorité.</translation>
    </message>
    <message>
        <source>Nobody whom this machine knows vouches for it, and the registry does not send the certificate of its authority. Ask those who run it for that file and choose it here.</source>
        <translation>Personne que cette machine connaisse ne s’en porte garant, et le registre n’envoie pas le certificat de son autorité. Demandez ce fichier à ses responsables et choisissez-le ici.</translation>
    </message>
    <message>
        <source>It has expired. Those who run the registry have to renew it.</source>
        <translation>Il a expiré. Les responsables du registre doivent le renouveler.</translation>
    </message>
    <message>
        <source>It is not valid yet. Perhaps the clock of this machine is behind, or theirs is ahead.</source>
        <translation>Il n’est pas encore valable. L’horloge de cette machine retarde peut-être, ou la leur avance.</translation>
    </message>
    <message>
        <source>It is for another name than the one you asked for. Use one of the names in it, or have it made again with this one.</source>
        <translation>Il est établi pour un autre nom que celui que vous avez demandé. Utilisez l’un des noms qu’il contient, ou faites-le refaire avec celui-ci.</translation>
    </message>
    <message>
        <source>It cannot be verified.</source>
        <translation>Il ne peut pas être vérifié.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>du %1 au %2</translation>
    </message>
    <message>
        <source>%1 (expired)</source>
        <translation>%1 (expiré)</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n days left)</source>
        <translation>
            <numerusform>%1 (encore %n jour)</numerusform>
            <numerusform>%1 (encore %n jours)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message>
        <source>Save as a picture</source>
        <translation>Enregistrer comme image</translation>
    </message>
    <message>
        <source>Save as a table</source>
        <translation>Enregistrer comme tableau</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Relances</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Noyau</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>Control groups</source>
        <translation>Cgroups</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Cibles</translation>
    </message>
    <message>
        <source>Selector</source>
        <translation>Sélecteur</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Pilote</translation>
    </message>
    <message>
        <source>Subnet</source>
        <translation>Sous-réseau</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Passerelle</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Conteneurs</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Interne</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>CPU (cores)</source>
        <translation>CPU (cœurs)</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêts</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Nœud</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Utilisé par</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Partagé</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plateforme</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>À jour</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>Réussites</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Protected</source>
        <translation>Protégé</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Disk read</source>
        <translation>Lu du disque</translation>
    </message>
    <message>
        <source>Disk written</source>
        <translation>Écrit sur disque</translation>
    </message>
    <message>
        <source>Waits for CPU</source>
        <translation>Attend le CPU</translation>
    </message>
</context>
<context>
    <name>connections</name>
    <message>
        <source>This machine</source>
        <translation>Cette machine</translation>
    </message>
    <message>
        <source>Demonstration fleet</source>
        <translation>Parc de démonstration</translation>
    </message>
    <message>
        <source>Docker</source>
        <translation>Docker</translation>
    </message>
    <message>
        <source>Docker (yours)</source>
        <translation>Docker (le vôtre)</translation>
    </message>
    <message>
        <source>Podman (yours)</source>
        <translation>Podman (le vôtre)</translation>
    </message>
    <message>
        <source>Podman</source>
        <translation>Podman</translation>
    </message>
    <message>
        <source>DOCKER_HOST</source>
        <translation>DOCKER_HOST</translation>
    </message>
</context>
<context>
    <name>darse::ui::AllContainers</name>
    <message>
        <source>All containers</source>
        <translation>Tous les conteneurs</translation>
    </message>
    <message>
        <source>Filter: name, status:running, image:postgres, label:app=web…</source>
        <translation>Filtrer&#xa0;: nom, status:running, image:postgres, label:app=web…</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
</context>
<context>
    <name>darse::ui::AttentionCard</name>
    <message>
        <source>Needs attention</source>
        <translation>À examiner</translation>
    </message>
    <message>
        <source>Everything runs as it should.</source>
        <translation>Tout fonctionne comme prévu.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::BulkBar</name>
    <message>
        <source>Clear the selection</source>
        <translation>Annuler la sélection</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ligne sélectionnée</numerusform>
            <numerusform>%n lignes sélectionnées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::BusiestCard</name>
    <message>
        <source>Busiest containers</source>
        <translation>Conteneurs les plus actifs</translation>
    </message>
</context>
<context>
    <name>darse::ui::CertificateCard</name>
    <message>
        <source>Trust this authority</source>
        <translation>Faire confiance à cette autorité</translation>
    </message>
    <message>
        <source>Trust a certificate from a file…</source>
        <translation>Faire confiance à un certificat d’un fichier…</translation>
    </message>
    <message>
        <source>Its certificate is kept in the folder that Podman reads too, for this registry alone.</source>
        <translation>Son certificat est rangé dans le dossier que Podman lit aussi, pour ce registre seulement.</translation>
    </message>
    <message>
        <source>A file with the certificate of an authority (PEM, .crt). It counts for this registry alone.</source>
        <translation>Un fichier avec le certificat d’une autorité (PEM, .crt). Il ne vaut que pour ce registre.</translation>
    </message>
    <message>
        <source>Asking %1 who it is…</source>
        <translation>On demande à %1 qui il est…</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 ne répond pas</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Non chiffré</translation>
    </message>
    <message>
        <source>%1 speaks without TLS: what goes over the wire, passwords too, can be read and changed on the way. That is taken only from this machine itself, or from registries that are listed as insecure.</source>
        <translation>%1 parle sans TLS&#x202f;: ce qui passe sur le réseau, mots de passe compris, peut être lu et modifié en chemin. On ne l’accepte que de cette machine même, ou de registres déclarés non sûrs.</translation>
    </message>
    <message>
        <source>Encrypted, but not checked</source>
        <translation>Chiffré, mais non vérifié</translation>
    </message>
    <message>
        <source>This registry is listed as insecure, so nobody looks at its certificate.</source>
        <translation>Ce registre est déclaré non sûr&#x202f;: personne ne regarde son certificat.</translation>
    </message>
    <message>
        <source>Trusted certificate</source>
        <translation>Certificat de confiance</translation>
    </message>
    <message>
        <source>Whoever answers there is who the certificate names, says an authority that this machine trusts.</source>
        <translation>Celui qui répond est bien celui que nomme le certificat&#x202f;: une autorité à qui cette machine fait confiance s’en porte garante.</translation>
    </message>
    <message>
        <source>The certificate is not trusted</source>
        <translation>Le certificat n’est pas de confiance</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Whose certificate it is.</source>
        <translation>À qui est ce certificat.</translation>
    </message>
    <message>
        <source>Names in it</source>
        <translation>Noms inscrits</translation>
    </message>
    <message>
        <source>The hosts and addresses that it counts for. The one you typed must be among them.</source>
        <translation>Les hôtes et adresses pour lesquels il vaut. Celui que vous avez saisi doit en être.</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Émis par</translation>
    </message>
    <message>
        <source>The authority that has signed it, and so vouches for it.</source>
        <translation>L’autorité qui l’a signé et s’en porte ainsi garante.</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Validité</translation>
    </message>
    <message>
        <source>After that day nobody believes it any more.</source>
        <translation>Passé ce jour, plus personne ne le croit.</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>SHA-256 of the certificate: two with the same fingerprint are the same.</source>
        <translation>SHA-256 du certificat&#x202f;: deux certificats de même empreinte sont le même.</translation>
    </message>
    <message>
        <source>Of the authority</source>
        <translation>De l’autorité</translation>
    </message>
    <message>
        <source>SHA-256 of the authority’s own certificate, which you would trust.</source>
        <translation>SHA-256 du certificat de l’autorité, celui à qui vous feriez confiance.</translation>
    </message>
    <message>
        <source>Trust a certificate</source>
        <translation>Faire confiance à un certificat</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ne peut pas être lu&#x202f;: %2</translation>
    </message>
</context>
<context>
    <name>darse::ui::CheckpointDialog</name>
    <message>
        <source>Let it go on running</source>
        <translation>Le laisser continuer</translation>
    </message>
    <message>
        <source>Take checkpoint</source>
        <translation>Prendre le point de reprise</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Checkpoint of %1</source>
        <translation>Point de reprise de %1</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>Reprendre %1</translation>
    </message>
    <message>
        <source>A checkpoint is all that the container’s programs have in memory, written to the disk. From it they go on where they were, as if nothing had happened, even after this machine was started again.</source>
        <translation>Un point de reprise est tout ce que les programmes du conteneur ont en mémoire, écrit sur le disque. Ils peuvent en repartir là où ils étaient, comme si de rien n’était, même après un redémarrage de la machine.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>This engine takes none: they need CRIU and a runtime that was built with it, and the crun of this system was not.</source>
        <translation>Ce moteur n’en prend pas&#x202f;: il y faut CRIU et un exécuteur compilé avec lui, ce que n’est pas le crun de ce système.</translation>
    </message>
    <message>
        <source>This server takes them only with its experimental features on (“experimental”: true in Docker’s daemon.json) and CRIU installed.</source>
        <translation>Ce serveur n’en prend que si ses fonctions expérimentales sont activées («&#x202f;experimental&#x202f;»&#x202f;: true dans le daemon.json de Docker) et si CRIU est installé.</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Point de reprise</translation>
    </message>
    <message>
        <source>There is no checkpoint of it.</source>
        <translation>Il n’en existe aucun point de reprise.</translation>
    </message>
    <message>
        <source>Checkpoint %1 of %2</source>
        <translation>Point de reprise %1 de %2</translation>
    </message>
    <message>
        <source>Restore %1 from %2</source>
        <translation>Reprendre %1 à %2</translation>
    </message>
</context>
<context>
    <name>darse::ui::ColumnLayout</name>
    <message>
        <source>Reset columns</source>
        <translation>Rétablir les colonnes</translation>
    </message>
</context>
<context>
    <name>darse::ui::CompletionList</name>
    <message>
        <source>Completions</source>
        <translation>Complétions</translation>
    </message>
</context>
<context>
    <name>darse::ui::ConfirmDialog</name>
    <message>
        <source>%1 %2?</source>
        <comment>verb and object: Delete web?</comment>
        <translation>%1 %2&#x202f;?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>verb and objects: Delete 3 containers</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Ce dont il s’agit</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>darse::ui::ConnectingView</name>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Connecting to “%1”…</source>
        <translation>Connexion à «&#x202f;%1&#x202f;»…</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1 fait</translation>
    </message>
</context>
<context>
    <name>darse::ui::ConnectionDialog</name>
    <message>
        <source>Add connection</source>
        <translation>Ajouter la connexion</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>Ajouter une connexion</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>from the address when empty</source>
        <translation>tiré de l’adresse si vide</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>A socket on this machine</source>
        <translation>Une socket de cette machine</translation>
    </message>
    <message>
        <source>Whoever may use the socket controls the engine.</source>
        <translation>Qui peut utiliser la socket commande le moteur.</translation>
    </message>
    <message>
        <source>Another machine, with SSH</source>
        <translation>Une autre machine, par SSH</translation>
    </message>
    <message>
        <source>As your ssh is configured, with your keys or your agent; nothing is asked. The machine must be known to ssh already. Another socket than Docker’s follows the machine: user@machine/run/podman/podman.sock.</source>
        <translation>Avec votre configuration de ssh, vos clés ou votre agent&#x202f;; rien n’est demandé. ssh doit déjà connaître la machine. Une autre socket que celle de Docker suit la machine&#xa0;: user@machine/run/podman/podman.sock.</translation>
    </message>
    <message>
        <source>Another machine, with TLS</source>
        <translation>Une autre machine, par TLS</translation>
    </message>
    <message>
        <source>The engine must show a certificate that is trusted; it may ask for one of yours.</source>
        <translation>Le moteur doit présenter un certificat de confiance&#x202f;; il peut demander le vôtre.</translation>
    </message>
    <message>
        <source>Another machine, unprotected</source>
        <translation>Une autre machine, sans protection</translation>
    </message>
    <message>
        <source>Everybody on the way can read and change what is said. Only for networks that are yours.</source>
        <translation>Chacun sur le chemin peut lire et modifier les échanges. Seulement pour des réseaux à vous.</translation>
    </message>
    <message>
        <source>How it is reached</source>
        <translation>Comment y accéder</translation>
    </message>
    <message>
        <source>when empty: the system’s authorities, no certificate of yours</source>
        <translation>si vide&#xa0;: autorités du système, aucun certificat à vous</translation>
    </message>
    <message>
        <source>Folder with ca.pem, cert.pem and key.pem</source>
        <translation>Dossier contenant ca.pem, cert.pem et key.pem</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>There is neither ca.pem nor cert.pem in this folder.</source>
        <translation>Ce dossier ne contient ni ca.pem ni cert.pem.</translation>
    </message>
    <message>
        <source>cert.pem and key.pem belong together, and one of them is not in this folder.</source>
        <translation>cert.pem et key.pem vont ensemble, et l’un des deux manque dans ce dossier.</translation>
    </message>
    <message>
        <source>A Kubernetes cluster</source>
        <translation>Un cluster Kubernetes</translation>
    </message>
    <message>
        <source>As kubectl is configured: its current context, or another one behind the file: ~/.kube/config#test. Pods, config maps, secrets and events, and YAML of every kind that the cluster has. Programs that the file names for a login are not run.</source>
        <translation>Selon la configuration de kubectl&#xa0;: son contexte actuel, ou un autre écrit après le fichier&#xa0;: ~/.kube/config#test. Pods, ConfigMaps, secrets et événements, et le YAML de tous les objets que le cluster connaît. Les programmes que le fichier nomme pour s’identifier ne sont pas lancés.</translation>
    </message>
    <message>
        <source>An engine that speaks Docker’s language: Docker, Podman or Darse, here or on another machine; or a Kubernetes cluster.</source>
        <translation>Un moteur qui parle le langage de Docker&#xa0;: Docker, Podman ou Darse, ici ou sur une autre machine&#x202f;; ou un cluster Kubernetes.</translation>
    </message>
</context>
<context>
    <name>darse::ui::ConnectionMenu</name>
    <message>
        <source>Add a connection…</source>
        <translation>Ajouter une connexion…</translation>
    </message>
    <message>
        <source>is asked…</source>
        <translation>est interrogé…</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>répond</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>ne répond pas</translation>
    </message>
</context>
<context>
    <name>darse::ui::CreateDialog</name>
    <message>
        <source>Create container</source>
        <translation>Créer le conteneur</translation>
    </message>
    <message>
        <source>Create a container</source>
        <translation>Créer un conteneur</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The same in a terminal. Paste a “docker run” line here to fill the form.</source>
        <translation>La même chose dans un terminal. Collez ici une ligne «&#x202f;docker run&#x202f;» pour remplir le formulaire.</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>Copier la ligne</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <source>Create %1</source>
        <translation>Créer %1</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation>Il lui faut un nom.</translation>
    </message>
    <message>
        <source>Replace container</source>
        <translation>Remplacer le conteneur</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Replace %1</source>
        <translation>Remplacer %1</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message>
        <source>It is protected, and this would delete it and make it anew. Release it first, with “Protection…” in its Actions menu.</source>
        <translation>Il est protégé, et ceci le supprimerait pour le refaire. Levez d’abord sa protection, avec «&#x202f;Protection…&#x202f;» dans son menu Actions.</translation>
    </message>
</context>
<context>
    <name>darse::ui::CreateForm</name>
    <message>
        <source>Start it at once</source>
        <translation>Le démarrer tout de suite</translation>
    </message>
    <message>
        <source>Give it a terminal</source>
        <translation>Lui donner un terminal</translation>
    </message>
    <message>
        <source>Delete it when it ends</source>
        <translation>Le supprimer quand il se termine</translation>
    </message>
    <message>
        <source>Leave it stopped</source>
        <translation>Le laisser arrêté</translation>
    </message>
    <message>
        <source>Start it again after a failure</source>
        <translation>Le redémarrer après un échec</translation>
    </message>
    <message>
        <source>Always start it again, unless I stopped it</source>
        <translation>Toujours le redémarrer, sauf si je l’ai arrêté</translation>
    </message>
    <message>
        <source>Always start it again</source>
        <translation>Toujours le redémarrer</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>invented when empty</source>
        <translation>inventé si vide</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>as the image has it</source>
        <translation>comme dans l’image</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Ports: this machine’s, then the container’s</source>
        <translation>Ports&#xa0;: celui de la machine, puis celui du conteneur</translation>
    </message>
    <message>
        <source>Volumes and folders</source>
        <translation>Volumes et dossiers</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Working folder</source>
        <translation>Dossier de travail</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>celui par défaut</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>When it ends</source>
        <translation>Quand il se termine</translation>
    </message>
    <message>
        <source>CPU cores, at most</source>
        <translation>Cœurs de processeur, au plus</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>Memory, at most</source>
        <translation>Mémoire, au plus</translation>
    </message>
    <message>
        <source>no limit; 512m or 2g</source>
        <translation>sans limite&#x202f;; 512m ou 2g</translation>
    </message>
    <message>
        <source>“%1” is not a port such as 8080:80.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un port comme 8080:80.</translation>
    </message>
    <message>
        <source>“%1” is not a volume such as files:/data.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un volume comme fichiers:/data.</translation>
    </message>
    <message>
        <source>“%1” is not of the form NAME=value.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas de la forme NOM=valeur.</translation>
    </message>
    <message>
        <source>A reference has no spaces.</source>
        <translation>Une référence ne contient pas d’espace.</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>Un guillemet n’est pas fermé.</translation>
    </message>
    <message>
        <source>A folder inside the container begins with “/”.</source>
        <translation>Un dossier du conteneur commence par «&#x202f;/&#x202f;».</translation>
    </message>
    <message>
        <source>A number of cores such as 0.5 or 2.</source>
        <translation>Un nombre de cœurs comme 0,5 ou 2.</translation>
    </message>
    <message>
        <source>A size such as 512m or 2g.</source>
        <translation>Une taille comme 512m ou 2g.</translation>
    </message>
    <message>
        <source>What is deleted when it ends cannot be started again.</source>
        <translation>Ce qui est supprimé en se terminant ne peut pas être redémarré.</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>Contrôle de santé</translation>
    </message>
    <message>
        <source>Check every</source>
        <translation>Contrôler toutes les</translation>
    </message>
    <message>
        <source>30s when empty</source>
        <translation>30s si vide</translation>
    </message>
    <message>
        <source>Capabilities added</source>
        <translation>Capacités ajoutées</translation>
    </message>
    <message>
        <source>Capabilities taken away</source>
        <translation>Capacités retirées</translation>
    </message>
    <message>
        <source>Entry point</source>
        <translation>Point d’entrée</translation>
    </message>
    <message>
        <source>Host name</source>
        <translation>Nom d’hôte</translation>
    </message>
    <message>
        <source>its short id</source>
        <translation>son identifiant court</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Names such as NET_ADMIN, with commas between them.</source>
        <translation>Des noms tels que NET_ADMIN, séparés par des virgules.</translation>
    </message>
    <message>
        <source>A time such as 30s or 2m.</source>
        <translation>Une durée telle que 30s ou 2m.</translation>
    </message>
    <message>
        <source>Other networks</source>
        <translation>Autres réseaux</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Autres options</translation>
    </message>
    <message>
        <source>“%1” is not a network such as name=data,alias=db.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un réseau, comme name=data,alias=db.</translation>
    </message>
    <message>
        <source>“%1” is not an option such as --shm-size 1g.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une option, comme --shm-size 1g.</translation>
    </message>
    <message>
        <source>Letters, digits, “-”, “_” and “.”, at most 64 of them.</source>
        <translation>Des lettres, des chiffres, «&#xa0;-&#xa0;», «&#xa0;_&#xa0;» et «&#xa0;.&#xa0;», 64 au plus.</translation>
    </message>
    <message>
        <source>New volume…</source>
        <translation>Nouveau volume…</translation>
    </message>
    <message>
        <source>New network…</source>
        <translation>Nouveau réseau…</translation>
    </message>
</context>
<context>
    <name>darse::ui::Dashboard</name>
    <message>
        <source>Charts</source>
        <translation>Graphiques</translation>
    </message>
    <message>
        <source>Only containers whose name contains…</source>
        <translation>Conteneurs dont le nom contient…</translation>
    </message>
    <message>
        <source>Only containers whose name contains</source>
        <translation>Seulement les conteneurs dont le nom contient</translation>
    </message>
    <message>
        <source>%1: CPU</source>
        <translation>%1&#xa0;: CPU</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>%1: memory</source>
        <translation>%1&#xa0;: mémoire</translation>
    </message>
    <message>
        <source>Working set</source>
        <translation>Mémoire active</translation>
    </message>
    <message>
        <source>With cached files</source>
        <translation>Avec les fichiers en cache</translation>
    </message>
    <message>
        <source>%1: network</source>
        <translation>%1&#xa0;: réseau</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>%1: disk</source>
        <translation>%1&#xa0;: disque</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lu</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Écrit</translation>
    </message>
    <message>
        <source>%1: waiting (PSI)</source>
        <translation>%1&#xa0;: attente (PSI)</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Busiest containers: CPU</source>
        <translation>Conteneurs les plus actifs&#xa0;: CPU</translation>
    </message>
    <message>
        <source>Largest containers: memory</source>
        <translation>Conteneurs les plus gros&#xa0;: mémoire</translation>
    </message>
    <message>
        <source>Containers that receive most</source>
        <translation>Conteneurs qui reçoivent le plus</translation>
    </message>
    <message>
        <source>Containers that write most</source>
        <translation>Conteneurs qui écrivent le plus</translation>
    </message>
    <message>
        <source>The past could not be read. %1 %2</source>
        <translation>L’historique n’a pas pu être lu. %1 %2</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
</context>
<context>
    <name>darse::ui::DetailsPage</name>
    <message>
        <source>Alt+%1</source>
        <translation>Alt+%1</translation>
    </message>
    <message>
        <source>%1 was deleted at %2. What is shown here is how it was last seen.</source>
        <translation>%1 n’existe plus depuis %2. Vous voyez ici son dernier état connu.</translation>
    </message>
    <message>
        <source>%1 could not be read</source>
        <translation>Impossible de lire %1</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Lecture de %1…</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 est introuvable</translation>
    </message>
    <message>
        <source>It was deleted, or this connection never had it.</source>
        <translation>Cet objet a été supprimé, ou n’a jamais existé sur cette connexion.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Go to the list</source>
        <translation>Aller à la liste</translation>
    </message>
</context>
<context>
    <name>darse::ui::DiffView</name>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message numerus="yes">
        <source>  … %n unchanged line(s)</source>
        <translation>
            <numerusform>  … %n ligne inchangée</numerusform>
            <numerusform>  … %n lignes inchangées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::DiskPage</name>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>En propre</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Partagé</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>Disk use</source>
        <translation>Espace disque</translation>
    </message>
    <message>
        <source>What is large</source>
        <translation>Ce qui est volumineux</translation>
    </message>
    <message>
        <source>The server is asked what everything takes…</source>
        <translation>Le serveur calcule ce que tout occupe…</translation>
    </message>
    <message>
        <source>This connection does not tell what takes room.</source>
        <translation>Cette connexion ne dit pas ce qui occupe de la place.</translation>
    </message>
    <message>
        <source>It is not known what takes room. %1 %2</source>
        <translation>On ne sait pas ce qui occupe de la place. %1 %2</translation>
    </message>
    <message>
        <source>%1 in all, of which %2 are not in use.</source>
        <translation>%1 en tout, dont %2 inutilisés.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
</context>
<context>
    <name>darse::ui::DoctorCard</name>
    <message>
        <source>What this machine lacks</source>
        <translation>Ce qui manque à cette machine</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could be better.</source>
        <translation>
            <numerusform>%n point pourrait être amélioré.</numerusform>
            <numerusform>%n points pourraient être améliorés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask the doctor</source>
        <translation>Consulter le docteur</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Cette machine</translation>
    </message>
</context>
<context>
    <name>darse::ui::DoctorPage</name>
    <message>
        <source>Examine again</source>
        <translation>Examiner à nouveau</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Docteur</translation>
    </message>
    <message>
        <source>What this machine can do for containers, what it lacks, what comes of it and what to do.</source>
        <translation>Ce que cette machine sait faire pour les conteneurs, ce qui lui manque, ce qui en résulte et que faire.</translation>
    </message>
    <message>
        <source>Looks at the machine anew: what has been mended since is seen at once.</source>
        <translation>Examine la machine de nouveau&#x202f;: ce qui a été réparé depuis se voit aussitôt.</translation>
    </message>
    <message>
        <source>The server of this connection has no doctor: it does not tell what its machine lacks.</source>
        <translation>Le serveur de cette connexion n’a pas de docteur&#x202f;: il ne dit pas ce qui manque à sa machine.</translation>
    </message>
    <message>
        <source>Looking at the machine…</source>
        <translation>Examen de la machine…</translation>
    </message>
    <message>
        <source>The machine could not be examined. %1 %2</source>
        <translation>La machine n’a pas pu être examinée. %1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) without which containers do not run as they should.</source>
        <translation>
            <numerusform>%n manque à cause duquel les conteneurs ne s’exécutent pas comme il faut.</numerusform>
            <numerusform>%n manques à cause desquels les conteneurs ne s’exécutent pas comme il faut.</numerusform>
        </translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Tout va bien.</translation>
    </message>
    <message numerus="yes">
        <source>Containers run. %n thing(s) could be better.</source>
        <translation>
            <numerusform>Les conteneurs s’exécutent. %n point pourrait être amélioré.</numerusform>
            <numerusform>Les conteneurs s’exécutent. %n points pourraient être améliorés.</numerusform>
        </translation>
    </message>
    <message>
        <source>In order</source>
        <translation>En ordre</translation>
    </message>
    <message>
        <source>The server has not answered yet.</source>
        <translation>Le serveur n’a pas encore répondu.</translation>
    </message>
</context>
<context>
    <name>darse::ui::Drafts</name>
    <message>
        <source>the text of the YAML editor</source>
        <translation>le texte de l’éditeur YAML</translation>
    </message>
</context>
<context>
    <name>darse::ui::Drawer</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>darse::ui::EachContainerTab</name>
    <message>
        <source>This pod has no container yet.</source>
        <translation>Ce pod n’a pas encore de conteneur.</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Conteneur</translation>
    </message>
</context>
<context>
    <name>darse::ui::EndingSection</name>
    <message>
        <source>Why it ended</source>
        <translation>Pourquoi il s’est terminé</translation>
    </message>
    <message>
        <source>The last that it said:</source>
        <translation>Ses dernières lignes&#x202f;:</translation>
    </message>
</context>
<context>
    <name>darse::ui::EntriesSection</name>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
</context>
<context>
    <name>darse::ui::EntriesView</name>
    <message>
        <source>binary</source>
        <translation>binaire</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>First line</source>
        <translation>Première ligne</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>%1: its first part; it is copied as a whole</source>
        <translation>%1&#x202f;: son début&#x202f;; la copie prend tout</translation>
    </message>
    <message>
        <source>%1 is no text: its first bytes; it is copied as base64</source>
        <translation>%1 n’est pas du texte&#x202f;: ses premiers octets&#x202f;; la copie est en base64</translation>
    </message>
</context>
<context>
    <name>darse::ui::EnvironmentTab</name>
    <message>
        <source>Show masked values</source>
        <translation>Afficher les valeurs masquées</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Conteneur</translation>
    </message>
    <message>
        <source>Filter by name or value</source>
        <translation>Filtrer par nom ou par valeur</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>No variables are set.</source>
        <translation>Aucune variable n’est définie.</translation>
    </message>
    <message>
        <source>No variable matches the filter.</source>
        <translation>Aucune variable ne correspond au filtre.</translation>
    </message>
</context>
<context>
    <name>darse::ui::EventsCard</name>
    <message>
        <source>Recent events</source>
        <translation>Événements récents</translation>
    </message>
</context>
<context>
    <name>darse::ui::EventsTab</name>
    <message>
        <source>Nothing has happened here yet.</source>
        <translation>Il ne s’est encore rien passé ici.</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Dernière fois</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Fois</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
</context>
<context>
    <name>darse::ui::FactPanel</name>
    <message>
        <source>Copy %1</source>
        <translation>Copier «&#x202f;%1&#x202f;»</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::FamilyCard</name>
    <message numerus="yes">
        <source>%n of them not running</source>
        <comment>containers</comment>
        <translation>
            <numerusform>dont %n ne tourne pas</numerusform>
            <numerusform>dont %n ne tournent pas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them not in use</source>
        <comment>images or volumes</comment>
        <translation>
            <numerusform>dont %n inutilisé</numerusform>
            <numerusform>dont %n inutilisés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 unused</source>
        <comment>bytes</comment>
        <translation>%1 inutilisés</translation>
    </message>
    <message>
        <source>%1 in shared layers</source>
        <comment>bytes</comment>
        <translation>%1 en couches partagées</translation>
    </message>
    <message numerus="yes">
        <source>%n in all</source>
        <comment>images, containers or volumes</comment>
        <translation>
            <numerusform>%n en tout</numerusform>
            <numerusform>%n en tout</numerusform>
        </translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Nettoyer…</translation>
    </message>
</context>
<context>
    <name>darse::ui::FilePreview</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>Contenu du fichier</translation>
    </message>
    <message>
        <source>Choose a file to see what is in it.</source>
        <translation>Choisissez un fichier pour voir ce qu’il contient.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>This is no text. Download it to look at it.</source>
        <translation>Ce n’est pas du texte. Téléchargez-le pour l’examiner.</translation>
    </message>
    <message>
        <source>Its lines end as on Windows, which would be lost here. Download it to change it.</source>
        <translation>Ses fins de ligne sont celles de Windows et seraient perdues ici. Téléchargez-le pour le modifier.</translation>
    </message>
    <message>
        <source>Writes it into the container, with the owner and the access that it had (Ctrl+S)</source>
        <translation>L’écrit dans le conteneur, avec le propriétaire et les droits qu’il avait (Ctrl+S)</translation>
    </message>
    <message>
        <source>Takes back what you have typed since it was read or saved</source>
        <translation>Annule ce que vous avez saisi depuis sa lecture ou son enregistrement</translation>
    </message>
</context>
<context>
    <name>darse::ui::FilesTab</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Since the image</source>
        <translation>Depuis l’image</translation>
    </message>
    <message>
        <source>Changed at</source>
        <translation>Modifié le</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Droits</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Go up</source>
        <translation>Remonter</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Télécharger…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Nouveau dossier…</translation>
    </message>
    <message>
        <source>Upload…</source>
        <translation>Téléverser…</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Lecture de %1…</translation>
    </message>
    <message>
        <source>%1 could not be read. %2 %3</source>
        <translation>%1 n’a pas pu être lu. %2 %3</translation>
    </message>
    <message>
        <source>added</source>
        <translation>ajouté</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>supprimé</translation>
    </message>
    <message>
        <source>This folder is very large: only its first part is shown.</source>
        <translation>Ce dossier est très gros&#x202f;: seul son début est affiché.</translation>
    </message>
    <message>
        <source>This folder is empty.</source>
        <translation>Ce dossier est vide.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n élément</numerusform>
            <numerusform>%n éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>It is too large to be shown. Download it to look at it.</source>
        <translation>Il est trop gros pour être affiché. Téléchargez-le pour l’examiner.</translation>
    </message>
    <message>
        <source>Save %1 in %2</source>
        <translation>Enregistrer %1 dans %2</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>It is made in %1.</source>
        <translation>Il est créé dans %1.</translation>
    </message>
    <message>
        <source>Make the folder</source>
        <translation>Créer le dossier</translation>
    </message>
    <message>
        <source>A name has no “/”.</source>
        <translation>Un nom ne contient pas de «&#x202f;/&#x202f;».</translation>
    </message>
    <message>
        <source>Make the folder %1</source>
        <translation>Créer le dossier %1</translation>
    </message>
    <message>
        <source>Upload to %1</source>
        <translation>Téléverser dans %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Upload %1 to %2</source>
        <translation>Téléversement de %1 dans %2</translation>
    </message>
    <message>
        <source>Download %1</source>
        <translation>Télécharger %1</translation>
    </message>
    <message>
        <source>It is deleted in this container, with all that is below it. This cannot be undone.</source>
        <translation>Il est supprimé de ce conteneur, avec tout ce qu’il contient. C’est irréversible.</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message>
        <source>It is deleted in this volume, with all that is below it. This cannot be undone.</source>
        <translation>Il est supprimé de ce volume, avec tout ce qu’il contient. C’est irréversible.</translation>
    </message>
    <message>
        <source>Type a folder and press Enter. It is read without a shell or any other program in the container, which need not run.</source>
        <translation>Saisissez un dossier puis Entrée. Il est lu sans shell ni autre programme du conteneur, qui peut même être arrêté.</translation>
    </message>
    <message>
        <source>How many bytes are in the file.</source>
        <translation>Le nombre d’octets que contient le fichier.</translation>
    </message>
    <message>
        <source>When its content was written last.</source>
        <translation>Quand son contenu a été écrit pour la dernière fois.</translation>
    </message>
    <message>
        <source>Who may read (r), write (w) and run (x) it: its owner, its group, all others.</source>
        <translation>Qui peut le lire (r), l’écrire (w) et l’exécuter (x)&#x202f;: son propriétaire, son groupe, tous les autres.</translation>
    </message>
    <message>
        <source>User and group by their numbers inside the container.</source>
        <translation>L’utilisateur et le groupe, par leurs numéros dans le conteneur.</translation>
    </message>
    <message>
        <source>What the container has added or changed since it was made from its image, and what is mounted in it.</source>
        <translation>Ce que le conteneur a ajouté ou modifié depuis qu’il a été créé à partir de son image, et ce qui y est monté.</translation>
    </message>
    <message>
        <source>volume %1…</source>
        <translation>volume %1…</translation>
    </message>
    <message>
        <source>volume %1</source>
        <translation>volume %1</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>mémoire</translation>
    </message>
    <message>
        <source>folder %1 of the machine</source>
        <translation>dossier %1 de la machine</translation>
    </message>
    <message>
        <source>%1, which this container may only read</source>
        <translation>%1, que ce conteneur ne peut que lire</translation>
    </message>
</context>
<context>
    <name>darse::ui::FilterBar</name>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>status and count: Running 12</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Retirer ce filtre</translation>
    </message>
</context>
<context>
    <name>darse::ui::FindBar</name>
    <message>
        <source>Search in the text</source>
        <translation>Chercher dans le texte</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>Remplacer par</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Résultat précédent</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Résultat suivant</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Tout remplacer</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Fermer la recherche</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n résultat</numerusform>
            <numerusform>%n résultats</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>darse::ui::FindingCard</name>
    <message>
        <source>Copy what to do about “%1”</source>
        <translation>Copier le remède à «&#x202f;%1&#x202f;»</translation>
    </message>
</context>
<context>
    <name>darse::ui::FirstStepsCard</name>
    <message>
        <source>First steps</source>
        <translation>Premiers pas</translation>
    </message>
    <message>
        <source>A container is a program that runs by itself, with files of its own. It starts from an image: pull one from a registry, or make the starter image of what this machine has, without any network.</source>
        <translation>Un conteneur est un programme qui s’exécute à part, avec ses propres fichiers. Il part d’une image&#x202f;: téléchargez-en une depuis un registre, ou fabriquez l’image de départ avec ce que contient cette machine, sans réseau.</translation>
    </message>
    <message>
        <source>Make the starter image</source>
        <translation>Créer l’image de départ</translation>
    </message>
    <message>
        <source>Pull an image…</source>
        <translation>Télécharger une image…</translation>
    </message>
    <message>
        <source>Create a container…</source>
        <translation>Créer un conteneur…</translation>
    </message>
</context>
<context>
    <name>darse::ui::ForwardRow</name>
    <message>
        <source>Forward</source>
        <translation>Rediriger</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Copier l’adresse</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Opens a port of this machine that leads to port %1 of the pod</source>
        <translation>Ouvre un port de cette machine qui mène au port %1 du pod</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connexion</numerusform>
            <numerusform>%n connexions</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what kind of failure, and the server&apos;s words</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>darse::ui::ForwardsPage</name>
    <message>
        <source>No port is forwarded</source>
        <translation>Aucun port n’est redirigé</translation>
    </message>
    <message>
        <source>A forwarded port of this machine leads into a pod, so that you can try what runs there. Open a pod and click “Forward” beside one of its ports.</source>
        <translation>Un port redirigé de cette machine mène dans un pod, pour essayer ce qui y tourne. Ouvrez un pod et cliquez sur «&#x202f;Rediriger&#x202f;» à côté d’un de ses ports.</translation>
    </message>
    <message>
        <source>Port forwards</source>
        <translation>Redirections de port</translation>
    </message>
    <message>
        <source>Ports of this machine that lead into pods until you stop them or close the console.</source>
        <translation>Les ports de cette machine qui mènent dans des pods, jusqu’à ce que vous les arrêtiez ou fermiez la console.</translation>
    </message>
    <message>
        <source>Show pods</source>
        <translation>Afficher les pods</translation>
    </message>
</context>
<context>
    <name>darse::ui::GraceField</name>
    <message>
        <source>As each pod says</source>
        <translation>Ce que dit chaque pod</translation>
    </message>
    <message numerus="yes">
        <source>As each pod says: %n second(s)</source>
        <translation>
            <numerusform>Ce que dit chaque pod&#xa0;: %n seconde</numerusform>
            <numerusform>Ce que dit chaque pod&#xa0;: %n secondes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>As the pod says: %n second(s)</source>
        <translation>
            <numerusform>Ce que dit le pod&#xa0;: %n seconde</numerusform>
            <numerusform>Ce que dit le pod&#xa0;: %n secondes</numerusform>
        </translation>
    </message>
    <message>
        <source>None: they are killed at once</source>
        <translation>Aucun&#xa0;: ils sont tués tout de suite</translation>
    </message>
    <message>
        <source>This many seconds:</source>
        <translation>Ce nombre de secondes&#xa0;:</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Secondes</translation>
    </message>
    <message>
        <source>Time that the containers have to end</source>
        <translation>Temps laissé aux conteneurs pour s’arrêter</translation>
    </message>
</context>
<context>
    <name>darse::ui::Guide</name>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>darse::ui::GuideCard</name>
    <message>
        <source>The first time here?</source>
        <translation>Première visite&#x202f;?</translation>
    </message>
    <message>
        <source>A minute’s tour shows where everything is. You find it again in the menu at the top right.</source>
        <translation>Une visite d’une minute montre où tout se trouve. Vous la retrouverez dans le menu en haut à droite.</translation>
    </message>
    <message>
        <source>Show me around</source>
        <translation>Faire la visite</translation>
    </message>
    <message>
        <source>No, thanks</source>
        <translation>Non, merci</translation>
    </message>
</context>
<context>
    <name>darse::ui::Habits</name>
    <message>
        <source>%1 minutes</source>
        <translation>%1 minutes</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 heures</translation>
    </message>
    <message>
        <source>one day</source>
        <translation>un jour</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 jours</translation>
    </message>
</context>
<context>
    <name>darse::ui::InspectTab</name>
    <message>
        <source>The inspection could not be read. %1 %2</source>
        <translation>L’inspection n’a pas pu être lue. %1 %2</translation>
    </message>
</context>
<context>
    <name>darse::ui::KeySheet</name>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>darse::ui::LayersSection</name>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Créée par</translation>
    </message>
    <message>
        <source>Look into the layers…</source>
        <translation>Explorer les couches…</translation>
    </message>
    <message>
        <source>Layers of %1</source>
        <translation>Couches de %1</translation>
    </message>
    <message>
        <source>What each layer adds, changes and deletes, and what nobody sees any more (%1).</source>
        <translation>Ce que chaque couche ajoute, modifie et supprime, et ce que plus personne ne voit (%1).</translation>
    </message>
</context>
<context>
    <name>darse::ui::LayersView</name>
    <message>
        <source>added</source>
        <translation>ajouté</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>supprimé</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Wasted</source>
        <translation>Perdu</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Créée par</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Visible</translation>
    </message>
    <message>
        <source>Read the layers</source>
        <translation>Lire les couches</translation>
    </message>
    <message>
        <source>Looking into the layers reads the whole image: %1.</source>
        <translation>Explorer les couches demande de lire toute l’image&#xa0;: %1.</translation>
    </message>
    <message>
        <source>What this layer does</source>
        <translation>Ce que fait cette couche</translation>
    </message>
    <message>
        <source>All files up to this layer</source>
        <translation>Tous les fichiers jusqu’à cette couche</translation>
    </message>
    <message>
        <source>The largest files of all layers</source>
        <translation>Les plus gros fichiers de toutes les couches</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marque</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>The layers are being read…</source>
        <translation>Lecture des couches…</translation>
    </message>
    <message>
        <source>The layers could not be read. %1 %2</source>
        <translation>Les couches n’ont pas pu être lues. %1 %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s). %1 are in files that a later layer replaces or deletes: they are kept and nobody sees them.</source>
        <translation>
            <numerusform>%n couche. %1 sont dans des fichiers qu’une couche ultérieure remplace ou supprime&#xa0;: ils sont gardés et personne ne les voit.</numerusform>
            <numerusform>%n couches. %1 sont dans des fichiers qu’une couche ultérieure remplace ou supprime&#xa0;: ils sont gardés et personne ne les voit.</numerusform>
        </translation>
    </message>
    <message>
        <source>This layer has more than can be shown.</source>
        <translation>Cette couche contient plus que ce qui peut être affiché.</translation>
    </message>
    <message>
        <source>No, hidden later</source>
        <translation>Non, masqué ensuite</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
</context>
<context>
    <name>darse::ui::ListHeader</name>
    <message>
        <source>Do not show this again</source>
        <translation>Ne plus afficher</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>darse::ui::ListPage</name>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>What you see may be out of date: %1</source>
        <translation>Ces données ne sont peut-être plus à jour&#xa0;: %1</translation>
    </message>
    <message>
        <source>What you see may be out of date: the connection is lost</source>
        <translation>Ces données ne sont peut-être plus à jour&#xa0;: la connexion est perdue</translation>
    </message>
    <message>
        <source>Nothing has a status that you chose</source>
        <translation>Rien n’est dans l’un des états choisis</translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation>Rien ne correspond à «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>The list of %1 could not be read</source>
        <translation>Impossible de lire la liste des %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Pull an image…</source>
        <translation>Télécharger une image…</translation>
    </message>
    <message>
        <source>Create a container…</source>
        <translation>Créer un conteneur…</translation>
    </message>
    <message>
        <source>Create from YAML…</source>
        <translation>Créer à partir de YAML…</translation>
    </message>
</context>
<context>
    <name>darse::ui::ListToolbar</name>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Rows that hold every word are shown.
name:web  status:failed  image:nginx  project:shop look into one column,
label:app=web at a label. -word or !word leaves rows out.
Put quotes around words that belong together.</source>
        <translation>Seules restent les lignes qui contiennent tous les mots.
name:web  status:échec  image:nginx  project:shop cherchent dans une seule colonne,
label:app=web dans une étiquette. -mot ou !mot écarte des lignes.
Mettez entre guillemets droits (&quot;) les mots qui vont ensemble.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Show comfortable rows</source>
        <translation>Afficher des lignes espacées</translation>
    </message>
    <message>
        <source>Show compact rows</source>
        <translation>Afficher des lignes serrées</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Filtres gardés</translation>
    </message>
</context>
<context>
    <name>darse::ui::LogBursts</name>
    <message numerus="yes">
        <source>Burst of log: %n lines</source>
        <translation>
            <numerusform>Rafale dans le journal&#x202f;: %n ligne</numerusform>
            <numerusform>Rafale dans le journal&#x202f;: %n lignes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::LogLinePanel</name>
    <message>
        <source>The whole line</source>
        <translation>La ligne entière</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Close the line</source>
        <translation>Fermer la ligne</translation>
    </message>
    <message>
        <source>JSON of the line</source>
        <translation>JSON de la ligne</translation>
    </message>
    <message>
        <source>only its beginning</source>
        <translation>seulement son début</translation>
    </message>
</context>
<context>
    <name>darse::ui::LogPane</name>
    <message>
        <source>The log broke off: %1.</source>
        <translation>Le journal s’est interrompu&#xa0;: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Resume, %n new line(s)</source>
        <translation>
            <numerusform>Reprendre, %n nouvelle ligne</numerusform>
            <numerusform>Reprendre, %n nouvelles lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>There is no container to read from.</source>
        <translation>Il n’y a aucun conteneur à lire.</translation>
    </message>
    <message>
        <source>The log is complete.</source>
        <translation>Le journal est complet.</translation>
    </message>
    <message>
        <source>Paused: new lines wait below.</source>
        <translation>En pause&#xa0;: de nouvelles lignes attendent plus bas.</translation>
    </message>
    <message>
        <source>Save log</source>
        <translation>Enregistrer le journal</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
    <message>
        <source>The log could not be saved as %1: %2.</source>
        <translation>Impossible d’enregistrer le journal sous %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Renvoyer les lignes longues à la ligne</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Tout copier</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Go to a time…</source>
        <translation>Aller à une heure…</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>Copier la sélection</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>Depuis le début</translation>
    </message>
    <message>
        <source>Saving: %1 %</source>
        <translation>Enregistrement&#xa0;: %1&#xa0;%</translation>
    </message>
    <message>
        <source>Show the whole line</source>
        <translation>Montrer la ligne entière</translation>
    </message>
    <message>
        <source>Mark the line, or not</source>
        <translation>Marquer la ligne, ou non</translation>
    </message>
    <message>
        <source>Next mark</source>
        <translation>Marque suivante</translation>
    </message>
    <message>
        <source>Previous mark</source>
        <translation>Marque précédente</translation>
    </message>
    <message>
        <source>Save selection to a file…</source>
        <translation>Enregistrer la sélection dans un fichier…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>Save the selection</source>
        <translation>Enregistrer la sélection</translation>
    </message>
    <message>
        <source>It is not known when this container was started last.</source>
        <translation>On ne sait pas quand ce conteneur a été démarré pour la dernière fois.</translation>
    </message>
    <message>
        <source>The log has no line of a run before this one.</source>
        <translation>Le journal n’a aucune ligne d’une exécution antérieure.</translation>
    </message>
    <message>
        <source>No line of a run before this one is loaded: choose “From the beginning” first.</source>
        <translation>Aucune ligne d’une exécution antérieure n’est chargée&#xa0;: choisissez d’abord «&#xa0;Depuis le début&#xa0;».</translation>
    </message>
    <message>
        <source>Start of this run</source>
        <translation>Début de cette exécution</translation>
    </message>
    <message>
        <source>End of the previous run</source>
        <translation>Fin de l’exécution précédente</translation>
    </message>
    <message>
        <source>How the lines are shown, and where in the log you are</source>
        <translation>Comment les lignes sont affichées, et où vous êtes dans le journal</translation>
    </message>
    <message>
        <source>What does not fit goes on below instead of to the right. This is remembered.</source>
        <translation>Ce qui dépasse continue en dessous plutôt qu’à droite. Ce choix est retenu.</translation>
    </message>
    <message>
        <source>Reads all that the engine has kept, not only the last lines.</source>
        <translation>Lit tout ce que le moteur a gardé, pas seulement les dernières lignes.</translation>
    </message>
    <message>
        <source>To the first line at that moment or after it</source>
        <translation>À la première ligne de cet instant, ou d’après</translation>
    </message>
    <message>
        <source>To the first line since the container was started the last time</source>
        <translation>À la première ligne depuis le dernier démarrage du conteneur</translation>
    </message>
    <message>
        <source>To the last lines before the restart: they often say why it ended</source>
        <translation>Aux dernières lignes avant le redémarrage&#x202f;: elles disent souvent pourquoi il s’est terminé</translation>
    </message>
    <message>
        <source>Below the log, wrapped; a line of JSON is unfolded</source>
        <translation>Sous le journal, sur plusieurs lignes&#x202f;; une ligne de JSON est dépliée</translation>
    </message>
    <message>
        <source>The lines as text, as far as they have been read</source>
        <translation>Les lignes sous forme de texte, autant qu’il en a été lu</translation>
    </message>
    <message>
        <source>You have scrolled up, so the log stands still. This goes to the newest line and follows it.</source>
        <translation>Vous êtes remonté, donc le journal ne bouge plus. Ceci va à la ligne la plus récente et la suit.</translation>
    </message>
    <message>
        <source>Earlier lines</source>
        <translation>Lignes précédentes</translation>
    </message>
    <message>
        <source>Only the last lines were read. This reads all that the engine has kept, and stays here.</source>
        <translation>Seules les dernières lignes ont été lues. Ceci lit tout ce que le moteur a gardé, et reste ici.</translation>
    </message>
</context>
<context>
    <name>darse::ui::LogSearch</name>
    <message>
        <source>The expression cannot be read: %1 at character %2.</source>
        <translation>L’expression est illisible&#xa0;: %1 au caractère %2.</translation>
    </message>
</context>
<context>
    <name>darse::ui::LogSearchBar</name>
    <message>
        <source>Previous match</source>
        <translation>Résultat précédent</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Résultat suivant</translation>
    </message>
    <message>
        <source>Only matching</source>
        <translation>Résultats seuls</translation>
    </message>
    <message>
        <source>Search in the log</source>
        <translation>Chercher dans le journal</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expression régulière</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <comment>that match</comment>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Lines that do not match</source>
        <translation>Lignes qui ne correspondent pas</translation>
    </message>
    <message>
        <source>Lines around a match</source>
        <translation>Lignes autour d’une correspondance</translation>
    </message>
    <message>
        <source>No lines around</source>
        <translation>Aucune ligne autour</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) around</source>
        <translation>
            <numerusform>%n ligne autour</numerusform>
            <numerusform>%n lignes autour</numerusform>
        </translation>
    </message>
    <message>
        <source>Searches the whole log while it grows. Enter goes to the next match, Shift+Enter to the one before.</source>
        <translation>Cherche dans tout le journal pendant qu’il s’allonge. Entrée va au résultat suivant, Maj+Entrée au précédent.</translation>
    </message>
    <message>
        <source>Regular expression: “error|warn” finds either word, “ 5\d\d ” a number from 500 to 599.</source>
        <translation>Expression régulière&#x202f;: «&#xa0;error|warn&#xa0;» trouve l’un ou l’autre mot, «&#xa0;5\d\d&#xa0;» un nombre de 500 à 599.</translation>
    </message>
    <message>
        <source>Lines that do not match: what is left without the noise.</source>
        <translation>Les lignes qui ne correspondent pas&#x202f;: ce qui reste sans le bruit.</translation>
    </message>
    <message>
        <source>How many lines before and after each match stay: what led to it, and what came of it.</source>
        <translation>Combien de lignes restent avant et après chaque résultat&#x202f;: ce qui y a mené, et ce qui s’en est suivi.</translation>
    </message>
    <message>
        <source>Hides all other lines. Nothing is lost: they are back when it is switched off.</source>
        <translation>Masque toutes les autres lignes. Rien n’est perdu&#x202f;: elles reviennent quand on le désactive.</translation>
    </message>
</context>
<context>
    <name>darse::ui::LogSourcePicker</name>
    <message>
        <source>All containers</source>
        <translation>Tous les conteneurs</translation>
    </message>
    <message>
        <source>Whose lines are shown. Several are put together in the order of time, each in its colour.</source>
        <translation>De qui les lignes sont affichées. Plusieurs sont réunis dans l’ordre du temps, chacun dans sa couleur.</translation>
    </message>
    <message>
        <source>Find a container</source>
        <translation>Trouver un conteneur</translation>
    </message>
    <message>
        <source>Containers whose lines are shown</source>
        <translation>Conteneurs dont les lignes sont affichées</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 et %n autre</numerusform>
            <numerusform>%1 et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Container: %1</source>
        <translation>Conteneur&#x202f;: %1</translation>
    </message>
    <message>
        <source>Space adds or takes away, Enter shows one alone.</source>
        <translation>Espace ajoute ou retire, Entrée en affiche un seul.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n containers are read at once.</source>
        <translation>
            <numerusform>Au plus %n conteneur est lu à la fois.</numerusform>
            <numerusform>Au plus %n conteneurs sont lus à la fois.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::LogView</name>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Too much for the clipboard: save it to a file.</source>
        <translation>Trop long pour le presse-papiers&#xa0;: enregistrez-le dans un fichier.</translation>
    </message>
    <message>
        <source>Show the whole line</source>
        <translation>Montrer la ligne entière</translation>
    </message>
    <message>
        <source>Remove the mark</source>
        <translation>Retirer la marque</translation>
    </message>
    <message>
        <source>Mark the line</source>
        <translation>Marquer la ligne</translation>
    </message>
</context>
<context>
    <name>darse::ui::LoginDialog</name>
    <message>
        <source>Log in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Log in to a registry</source>
        <translation>Se connecter à un registre</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Password or token</source>
        <translation>Mot de passe ou jeton</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The registry does not take this name and password.</source>
        <translation>Le registre n’accepte pas ce nom et ce mot de passe.</translation>
    </message>
    <message>
        <source>Keep this login</source>
        <translation>Garder ces identifiants</translation>
    </message>
    <message>
        <source>The keychain of your desktop keeps it for the next time. Otherwise it counts until the console is closed.</source>
        <translation>Le trousseau de votre bureau les garde pour la prochaine fois. Sinon, ils servent jusqu’à la fermeture de la console.</translation>
    </message>
    <message>
        <source>The registry is asked whether name and password are right. Logins of podman, docker and darsectl are used without being typed here.</source>
        <translation>Le registre vérifie le nom et le mot de passe. Les identifiants donnés à podman, docker ou darsectl servent sans être saisis ici.</translation>
    </message>
    <message>
        <source>There is no keychain here that answers: the login counts until the console is closed.</source>
        <translation>Aucun trousseau ne répond ici&#xa0;: ces identifiants servent jusqu’à la fermeture de la console.</translation>
    </message>
    <message>
        <source>You are logged in. There is no keychain here that answers: the login counts until the console is closed.</source>
        <translation>Connexion réussie. Aucun trousseau ne répond ici&#xa0;: ces identifiants servent jusqu’à la fermeture de la console.</translation>
    </message>
    <message>
        <source>You are logged in, but the keychain did not take it: the login counts until the console is closed.</source>
        <translation>Connexion réussie, mais le trousseau n’a pas pris ces identifiants&#xa0;: ils servent jusqu’à la fermeture de la console.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>darse::ui::LoginLine</name>
    <message>
        <source>(token)</source>
        <translation>(jeton)</translation>
    </message>
    <message>
        <source>You are logged in as %1 until the console is closed.</source>
        <translation>Connexion au nom de %1 jusqu’à la fermeture de la console.</translation>
    </message>
    <message>
        <source>You are logged in as %1. The keychain of your desktop keeps the login.</source>
        <translation>Connexion au nom de %1. Le trousseau de votre bureau garde ces identifiants.</translation>
    </message>
    <message>
        <source>A login as %1 that podman, docker or darsectl has kept on this machine is used.</source>
        <translation>Connexion au nom de %1, avec des identifiants que podman, docker ou darsectl gardent sur cette machine.</translation>
    </message>
    <message>
        <source>You are not logged in here.</source>
        <translation>Aucun identifiant n’est utilisé pour ce registre.</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Forgets the login, in the keychain too. What other programs have kept stays theirs.</source>
        <translation>Oublie ces identifiants, aussi dans le trousseau. Ce que d’autres programmes gardent leur reste.</translation>
    </message>
</context>
<context>
    <name>darse::ui::LogsPage</name>
    <message>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <source>This connection has no logs</source>
        <translation>Cette connexion n’a pas de journaux</translation>
    </message>
</context>
<context>
    <name>darse::ui::LogsTab</name>
    <message>
        <source>%1 (run before)</source>
        <translation>%1 (exécution précédente)</translation>
    </message>
</context>
<context>
    <name>darse::ui::LostView</name>
    <message>
        <source>The container engine does not answer</source>
        <translation>Le moteur de conteneurs ne répond pas</translation>
    </message>
    <message>
        <source>“%1” is not connected</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas connecté</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Réessayer maintenant</translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n second(s).</source>
        <translation>
            <numerusform>Prochain essai dans %n seconde.</numerusform>
            <numerusform>Prochain essai dans %n secondes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::MachineCard</name>
    <message>
        <source>This machine</source>
        <translation>Cette machine</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>kernel %1</source>
        <translation>noyau %1</translation>
    </message>
    <message>
        <source>cgroup %1</source>
        <translation>cgroup %1</translation>
    </message>
    <message>
        <source>rootless</source>
        <translation>sans root</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n core(s)</source>
        <translation>
            <numerusform>%1 sur %n cœur</numerusform>
            <numerusform>%1 sur %n cœurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n core(s)</source>
        <translation>
            <numerusform>%n cœur</numerusform>
            <numerusform>%n cœurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
    <message>
        <source>Disk I/O</source>
        <translation>E/S disque</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>↓ read from the disks, ↑ written to them</source>
        <translation>↓ lu sur les disques, ↑ écrit dessus</translation>
    </message>
    <message>
        <source>↓ received, ↑ sent, by all interfaces but the loopback</source>
        <translation>↓ reçu, ↑ envoyé, par toutes les interfaces sauf la boucle locale</translation>
    </message>
    <message>
        <source>Pressure (PSI): for how much of the time somebody had to wait for a processor.</source>
        <translation>Pression (PSI)&#x202f;: la part du temps où quelqu’un a dû attendre un processeur.</translation>
    </message>
    <message>
        <source>The machines cannot be read. %1</source>
        <translation>Les machines ne peuvent pas être lues. %1</translation>
    </message>
    <message>
        <source>There is no machine here.</source>
        <translation>Il n’y a aucune machine ici.</translation>
    </message>
</context>
<context>
    <name>darse::ui::MainWindow</name>
    <message>
        <source>Your settings</source>
        <translation>Vos réglages</translation>
    </message>
    <message>
        <source>%1: failed</source>
        <translation>%1&#xa0;: échec</translation>
    </message>
    <message>
        <source>The connection is lost</source>
        <translation>La connexion est perdue</translation>
    </message>
    <message>
        <source>The connection is back</source>
        <translation>La connexion est rétablie</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Aucune connexion</translation>
    </message>
    <message>
        <source>This connection is there already.</source>
        <translation>Cette connexion existe déjà.</translation>
    </message>
    <message>
        <source>The file with your settings is damaged. It was kept, and Darse begins with new ones.</source>
        <translation>Le fichier de vos réglages est endommagé. Il a été conservé, et Darse repart de réglages neufs.</translation>
    </message>
    <message>
        <source>The file with your settings cannot be used: what you choose is forgotten at the end. Look at the rights on its folder.</source>
        <translation>Le fichier de vos réglages ne peut pas servir&#xa0;: vos choix seront oubliés à la fermeture. Vérifiez les droits sur son dossier.</translation>
    </message>
    <message>
        <source>That is no address such as %1, %2 or %3.</source>
        <translation>Ce n’est pas une adresse comme %1, %2 ou %3.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>What is written there was neither applied nor saved: %1.</source>
        <translation>Ce qui y est écrit n’a été ni appliqué ni enregistré&#x202f;: %1.</translation>
    </message>
    <message>
        <source>Close and lose what you have written?</source>
        <translation>Fermer et perdre ce que vous avez écrit&#x202f;?</translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation>Fermer et le perdre</translation>
    </message>
    <message>
        <source>%1 is saved</source>
        <comment>name of a file</comment>
        <translation>%1 est enregistré</translation>
    </message>
    <message>
        <source>Not finished yet: %1. It may stay half done.</source>
        <translation>Pas encore terminé&#xa0;: %1. Cela pourrait rester à moitié fait.</translation>
    </message>
    <message>
        <source>Close while something is being done?</source>
        <translation>Fermer alors que quelque chose est en cours&#x202f;?</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Fermer quand même</translation>
    </message>
</context>
<context>
    <name>darse::ui::ManifestPage</name>
    <message>
        <source>Create from YAML</source>
        <translation>Créer à partir de YAML</translation>
    </message>
    <message>
        <source>Describe pods and what they read, several with --- between them. Ctrl+Space offers what may stand at the cursor. What exists already is changed, not created anew.</source>
        <translation>Décrivez des pods et ce qu’ils lisent, plusieurs séparés par ---. Ctrl+Espace propose ce qui peut se trouver au curseur. Ce qui existe déjà est modifié, non recréé.</translation>
    </message>
</context>
<context>
    <name>darse::ui::ManifestPanel</name>
    <message>
        <source>Show changes</source>
        <translation>Voir les changements</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Take changes back</source>
        <translation>Annuler les modifications</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Ask what would change, and change nothing (Ctrl+Shift+Enter)</source>
        <translation>Demander ce qui changerait, sans rien changer (Ctrl+Maj+Entrée)</translation>
    </message>
    <message>
        <source>Apply (Ctrl+Enter)</source>
        <translation>Appliquer (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Enregistré sous %1</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Ligne %1&#x202f;: %2</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Aucun problème</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problème</numerusform>
            <numerusform>%n problèmes</numerusform>
        </translation>
    </message>
    <message>
        <source>This connection takes no YAML.</source>
        <translation>Cette connexion n’accepte pas de YAML.</translation>
    </message>
    <message>
        <source>Asking what would change…</source>
        <translation>Recherche de ce qui changerait…</translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation>Application en cours…</translation>
    </message>
    <message>
        <source>Apply YAML</source>
        <translation>Appliquer du YAML</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) refused</source>
        <translation>
            <numerusform>%n objet refusé</numerusform>
            <numerusform>%n objets refusés</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation>Rien n’a encore été changé</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Appliqué</translation>
    </message>
    <message>
        <source>Delete and create again</source>
        <translation>Supprimer et recréer</translation>
    </message>
    <message>
        <source>Delete the pod and create it again?</source>
        <translation>Supprimer le pod et le recréer&#x202f;?</translation>
    </message>
    <message>
        <source>Its containers are stopped, and what they have written outside of volumes is lost.</source>
        <translation>Ses conteneurs sont arrêtés, et ce qu’ils ont écrit hors des volumes est perdu.</translation>
    </message>
    <message>
        <source>Search and replace (Ctrl+F)</source>
        <translation>Chercher et remplacer (Ctrl+F)</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Open YAML</source>
        <translation>Ouvrir du YAML</translation>
    </message>
    <message>
        <source>YAML files (*.yaml *.yml *.json);;All files (*)</source>
        <translation>Fichiers YAML (*.yaml *.yml *.json);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Save YAML</source>
        <translation>Enregistrer le YAML</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formulaire</translation>
    </message>
    <message>
        <source>Show the usual fields of a pod beside its text</source>
        <translation>Afficher les champs usuels d’un pod à côté de son texte</translation>
    </message>
</context>
<context>
    <name>darse::ui::Masthead</name>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Settings and help</source>
        <translation>Réglages et aide</translation>
    </message>
    <message>
        <source>Fold or unfold the navigation</source>
        <translation>Replier ou déplier la navigation</translation>
    </message>
    <message>
        <source>Search or run a command…</source>
        <translation>Chercher ou lancer une commande…</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Tous les projets</translation>
    </message>
    <message numerus="yes">
        <source>%n new notification(s)</source>
        <translation>
            <numerusform>%n nouvelle notification</numerusform>
            <numerusform>%n nouvelles notifications</numerusform>
        </translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Chercher…</translation>
    </message>
</context>
<context>
    <name>darse::ui::MetricsPage</name>
    <message>
        <source>Metrics</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>What the machine and its containers use, as the kernel counts it for each control group (cgroup).</source>
        <translation>Ce qu’utilisent la machine et ses conteneurs, tel que le noyau le compte pour chaque groupe de contrôle (cgroup).</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>Tableaux de bord</translation>
    </message>
    <message>
        <source>All containers</source>
        <translation>Tous les conteneurs</translation>
    </message>
    <message>
        <source>There are no numbers</source>
        <translation>Il n’y a pas de mesures</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Nothing runs that could be measured</source>
        <translation>Rien ne tourne qui puisse être mesuré</translation>
    </message>
    <message>
        <source>Start a container: what it uses is drawn here from its first second on.</source>
        <translation>Démarrez un conteneur&#x202f;: ce qu’il consomme est tracé ici dès sa première seconde.</translation>
    </message>
</context>
<context>
    <name>darse::ui::MetricsTab</name>
    <message>
        <source>The past could not be read. %1 %2</source>
        <translation>L’historique n’a pas pu être lu. %1 %2</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Graphiques</translation>
    </message>
    <message>
        <source>There are no numbers: %1</source>
        <translation>Il n’y a pas de mesures&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>darse::ui::MomentDialog</name>
    <message>
        <source>Go to a time</source>
        <translation>Aller à une heure</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Y aller</translation>
    </message>
    <message>
        <source>Local time of the first line to show</source>
        <translation>Heure locale de la première ligne à montrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>darse::ui::Navigation</name>
    <message>
        <source>Closed group</source>
        <translation>Groupe replié</translation>
    </message>
    <message>
        <source>Open group</source>
        <translation>Groupe déplié</translation>
    </message>
    <message>
        <source>Shown in the navigation</source>
        <translation>Affichés dans la navigation</translation>
    </message>
</context>
<context>
    <name>darse::ui::NetBar</name>
    <message>
        <source>no container</source>
        <translation>aucun conteneur</translation>
    </message>
    <message numerus="yes">
        <source>%n container(s)</source>
        <translation>
            <numerusform>%n conteneur</numerusform>
            <numerusform>%n conteneurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Network %1, %2, %3</source>
        <translation>Réseau %1, %2, %3</translation>
    </message>
</context>
<context>
    <name>darse::ui::NetCard</name>
    <message>
        <source>no address</source>
        <translation>sans adresse</translation>
    </message>
    <message>
        <source>also found as %1</source>
        <translation>aussi connu comme %1</translation>
    </message>
    <message>
        <source>port %1 of this machine</source>
        <translation>port %1 de cette machine</translation>
    </message>
    <message>
        <source>also in %1</source>
        <translation>aussi dans %1</translation>
    </message>
</context>
<context>
    <name>darse::ui::NetworkPage</name>
    <message>
        <source>Who is connected to what</source>
        <translation>Qui est relié à quoi</translation>
    </message>
    <message>
        <source>This connection tells nothing of networks.</source>
        <translation>Cette connexion ne dit rien des réseaux.</translation>
    </message>
    <message>
        <source>What the networks are now is not known. %1 %2</source>
        <translation>L’état actuel des réseaux n’est pas connu. %1 %2</translation>
    </message>
    <message>
        <source>The server is asked for its networks…</source>
        <translation>On demande ses réseaux au serveur…</translation>
    </message>
    <message>
        <source>There is no network yet.</source>
        <translation>Il n’y a pas encore de réseau.</translation>
    </message>
    <message>
        <source>Containers that hang from the same bar reach one another. An arrow is a port of this machine that leads into a container.</source>
        <translation>Les conteneurs suspendus à la même barre s’atteignent l’un l’autre. Une flèche est un port de cette machine qui mène dans un conteneur.</translation>
    </message>
</context>
<context>
    <name>darse::ui::NetworkPicture</name>
    <message>
        <source>Picture of the networks</source>
        <translation>Schéma des réseaux</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::NetworkTab</name>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Passerelle</translation>
    </message>
    <message>
        <source>Found as</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>Hardware address</source>
        <translation>Adresse matérielle</translation>
    </message>
    <message>
        <source>In the container</source>
        <translation>Dans le conteneur</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Sur cette machine</translation>
    </message>
    <message>
        <source>No port is published: only containers of the same network reach it.</source>
        <translation>Aucun port n’est publié&#x202f;: seuls les conteneurs du même réseau l’atteignent.</translation>
    </message>
    <message>
        <source>Connect to a network</source>
        <translation>Connecter à un réseau</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Déconnecter</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>The networks could not be read. %1 %2</source>
        <translation>Les réseaux n’ont pas pu être lus. %1 %2</translation>
    </message>
    <message>
        <source>It is in no network: nothing reaches it, and it reaches nothing.</source>
        <translation>Il n’est dans aucun réseau&#x202f;: rien ne l’atteint, et il n’atteint rien.</translation>
    </message>
    <message>
        <source>not published</source>
        <translation>non publié</translation>
    </message>
    <message>
        <source>There is no other network</source>
        <translation>Il n’y a pas d’autre réseau</translation>
    </message>
    <message>
        <source>Connect %1 to %2</source>
        <translation>Connecter %1 à %2</translation>
    </message>
    <message>
        <source>Disconnect %1 from %2</source>
        <translation>Déconnexion de %1 de %2</translation>
    </message>
</context>
<context>
    <name>darse::ui::NewDialog</name>
    <message>
        <source>Create volume</source>
        <translation>Créer le volume</translation>
    </message>
    <message>
        <source>Create network</source>
        <translation>Créer le réseau</translation>
    </message>
    <message>
        <source>Create a volume</source>
        <translation>Créer un volume</translation>
    </message>
    <message>
        <source>Create a network</source>
        <translation>Créer un réseau</translation>
    </message>
    <message>
        <source>Create volume %1</source>
        <translation>Créer le volume %1</translation>
    </message>
    <message>
        <source>Create network %1</source>
        <translation>Créer le réseau %1</translation>
    </message>
    <message>
        <source>A volume keeps files when containers go. A container sees it as one of its folders.</source>
        <translation>Un volume garde les fichiers quand les conteneurs disparaissent. Un conteneur le voit comme l’un de ses dossiers.</translation>
    </message>
    <message>
        <source>Containers of the same network find one another by name.</source>
        <translation>Les conteneurs d’un même réseau se trouvent par leur nom.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>What you call it: letters, digits, “_”, “.” and “-”.</source>
        <translation>Comment vous l’appelez&#x202f;: lettres, chiffres, «&#x202f;_&#x202f;», «&#x202f;.&#x202f;» et «&#x202f;-&#x202f;».</translation>
    </message>
    <message>
        <source>local, the usual one</source>
        <translation>local, l’habituel</translation>
    </message>
    <message>
        <source>bridge, the usual one</source>
        <translation>bridge, l’habituel</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Pilote</translation>
    </message>
    <message>
        <source>Who keeps the files. The usual one keeps them in a folder of the server.</source>
        <translation>Qui garde les fichiers. L’habituel les garde dans un dossier du serveur.</translation>
    </message>
    <message>
        <source>What connects the containers. The usual one is a bridge inside the machine; others need a server that has them.</source>
        <translation>Ce qui relie les conteneurs. L’habituel est un pont dans la machine&#x202f;; les autres demandent un serveur qui les a.</translation>
    </message>
    <message>
        <source>Options of the driver</source>
        <translation>Options du pilote</translation>
    </message>
    <message>
        <source>One a line: name=value, as the driver knows them.</source>
        <translation>Une par ligne&#x202f;: nom=valeur, comme le pilote les connaît.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>One a line: name=value. They are for you and your tools.</source>
        <translation>Une par ligne&#x202f;: nom=valeur. Elles sont pour vous et vos outils.</translation>
    </message>
    <message>
        <source>Range of addresses</source>
        <translation>Plage d’adresses</translation>
    </message>
    <message>
        <source>The subnet. Without one the server takes one that is free.</source>
        <translation>Le sous-réseau. Sans elle, le serveur en prend une qui est libre.</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Passerelle</translation>
    </message>
    <message>
        <source>The address by which the containers get out. Without one it is the first of the range.</source>
        <translation>L’adresse par laquelle les conteneurs sortent. Sans elle, c’est la première de la plage.</translation>
    </message>
    <message>
        <source>Given to containers</source>
        <translation>Attribuées aux conteneurs</translation>
    </message>
    <message>
        <source>Only addresses of this part of the range are given to containers (IP range).</source>
        <translation>Seules les adresses de cette partie de la plage sont attribuées aux conteneurs (IP range).</translation>
    </message>
    <message>
        <source>Internal: nobody gets out</source>
        <translation>Interne&#x202f;: personne ne sort</translation>
    </message>
    <message>
        <source>Its containers reach one another, and nothing else.</source>
        <translation>Ses conteneurs se joignent entre eux, et rien d’autre.</translation>
    </message>
    <message>
        <source>IPv6 too</source>
        <translation>IPv6 aussi</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Whom its containers can talk to.</source>
        <translation>Avec qui ses conteneurs peuvent parler.</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>Copier la ligne</translation>
    </message>
    <message>
        <source>The same in a terminal</source>
        <translation>La même chose dans un terminal</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>darse::ui::NoticesDrawer</name>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Nothing to tell. Failures and lost connections will be listed here.</source>
        <translation>Rien à signaler. Les échecs et les connexions perdues s’afficheront ici.</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Tout effacer</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Afficher</translation>
    </message>
</context>
<context>
    <name>darse::ui::ObjectActions</name>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
</context>
<context>
    <name>darse::ui::OperationCard</name>
    <message>
        <source>Under way</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>En échec</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Afficher</translation>
    </message>
</context>
<context>
    <name>darse::ui::OperationsDrawer</name>
    <message>
        <source>Operations</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Nothing was done yet. Whatever you start is listed here, with the command that does the same.</source>
        <translation>Rien n’a encore été fait. Tout ce que vous lancez s’affiche ici, avec la commande qui fait la même chose.</translation>
    </message>
    <message>
        <source>Clear what has ended</source>
        <translation>Effacer ce qui est terminé</translation>
    </message>
</context>
<context>
    <name>darse::ui::OutcomeView</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Écraser</translation>
    </message>
    <message>
        <source>Delete and create again</source>
        <translation>Supprimer et recréer</translation>
    </message>
    <message>
        <source>Objects of the text</source>
        <translation>Objets du texte</translation>
    </message>
    <message>
        <source>would be created</source>
        <translation>serait créé</translation>
    </message>
    <message>
        <source>created</source>
        <translation>créé</translation>
    </message>
    <message>
        <source>would be changed</source>
        <translation>serait modifié</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>reste tel quel</translation>
    </message>
    <message>
        <source>somebody else has changed it</source>
        <translation>modifié par quelqu’un d’autre</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>These fields were changed by somebody else since you read them: %1. Nothing was applied.</source>
        <translation>Quelqu’un d’autre a modifié ces champs depuis que vous les avez lus&#x202f;: %1. Rien n’a été appliqué.</translation>
    </message>
    <message>
        <source>What runs cannot be changed in these fields: the pod would have to be deleted and created again.</source>
        <translation>Ces champs ne peuvent pas changer sur ce qui tourne&#x202f;: il faudrait supprimer le pod et le recréer.</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>Rien ne change.</translation>
    </message>
    <message>
        <source>What would be created:</source>
        <translation>Ce qui serait créé&#xa0;:</translation>
    </message>
    <message>
        <source>What was created:</source>
        <translation>Ce qui a été créé&#xa0;:</translation>
    </message>
    <message>
        <source>What would change:</source>
        <translation>Ce qui changerait&#xa0;:</translation>
    </message>
    <message>
        <source>What has changed:</source>
        <translation>Ce qui a changé&#xa0;:</translation>
    </message>
    <message>
        <source>What overwriting would change:</source>
        <translation>Ce que changerait l’écrasement&#xa0;:</translation>
    </message>
</context>
<context>
    <name>darse::ui::OverviewPage</name>
    <message>
        <source>Open the demonstration fleet</source>
        <translation>Ouvrir le parc de démonstration</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>A demonstration: a small fleet that lives in this window only. Nothing here is real, so everything may be tried.</source>
        <translation>Démonstration&#xa0;: un petit parc qui n’existe que dans cette fenêtre. Rien ici n’est réel, vous pouvez donc tout essayer.</translation>
    </message>
</context>
<context>
    <name>darse::ui::OverviewTab</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
</context>
<context>
    <name>darse::ui::Palette</name>
    <message>
        <source>Search and commands</source>
        <translation>Recherche et commandes</translation>
    </message>
    <message>
        <source>Name of anything, or &gt; and a command</source>
        <translation>Nom d’un objet, ou &gt; suivi d’une commande</translation>
    </message>
</context>
<context>
    <name>darse::ui::Paragraph</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
</context>
<context>
    <name>darse::ui::PartBars</name>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>%1 of %2 layers are ready</source>
        <translation>%1 couches sur %2 sont prêtes</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::PartsSection</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
</context>
<context>
    <name>darse::ui::PodForm</name>
    <message>
        <source>This is written in a way that only the text can change. Edit it there.</source>
        <translation>C’est écrit d’une manière que seul le texte peut changer. Modifiez-le là.</translation>
    </message>
    <message>
        <source>The text cannot be read now: %1</source>
        <translation>Le texte ne peut pas être lu pour l’instant&#x202f;: %1</translation>
    </message>
    <message>
        <source>There is no pod in this text. A template begins with one.</source>
        <translation>Il n’y a pas de pod dans ce texte. Un modèle en donne un pour commencer.</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>sans nom</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formulaire</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Conteneurs</translation>
    </message>
    <message>
        <source>Add container</source>
        <translation>Ajouter un conteneur</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Take this container out of the pod</source>
        <translation>Retirer ce conteneur du pod</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Espace de noms</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>When a container ends</source>
        <translation>Quand un conteneur se termine</translation>
    </message>
    <message>
        <source>usual: start it again</source>
        <translation>par défaut&#x202f;: le relancer</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Command, a word a line</source>
        <translation>Commande, un mot par ligne</translation>
    </message>
    <message>
        <source>as the image has it</source>
        <translation>comme dans l’image</translation>
    </message>
    <message>
        <source>Arguments, one a line</source>
        <translation>Arguments, un par ligne</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Volumes mounted</source>
        <translation>Volumes montés</translation>
    </message>
    <message>
        <source>Pull the image</source>
        <translation>Tirer l’image</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>par défaut</translation>
    </message>
    <message>
        <source>CPU, at most</source>
        <translation>Processeur, au plus</translation>
    </message>
    <message>
        <source>Memory, at most</source>
        <translation>Mémoire, au plus</translation>
    </message>
    <message>
        <source>CPU set aside</source>
        <translation>Processeur réservé</translation>
    </message>
    <message>
        <source>Memory set aside</source>
        <translation>Mémoire réservée</translation>
    </message>
    <message>
        <source>Is it alive?</source>
        <translation>Vit-il&#x202f;?</translation>
    </message>
    <message>
        <source>Is it ready?</source>
        <translation>Est-il prêt&#x202f;?</translation>
    </message>
    <message>
        <source>Line %1 of a list is not understood yet.</source>
        <translation>La ligne %1 d’une liste n’est pas encore comprise.</translation>
    </message>
    <message>
        <source>Only in the text</source>
        <translation>Seulement dans le texte</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>non vérifié</translation>
    </message>
    <message>
        <source>command</source>
        <translation>commande</translation>
    </message>
    <message>
        <source>in the text</source>
        <translation>dans le texte</translation>
    </message>
    <message>
        <source>Containers of one pod share its address and its volumes, and start and end together</source>
        <translation>Les conteneurs d’un pod partagent son adresse et ses volumes, démarrent et se terminent ensemble</translation>
    </message>
</context>
<context>
    <name>darse::ui::PodGroups</name>
    <message>
        <source>Control groups</source>
        <translation>Groupes de contrôle</translation>
    </message>
    <message>
        <source>Here the kernel counts what each container uses, and holds it to its limits; those of the pod are for all of them together.</source>
        <translation>C’est là que le noyau compte ce que chaque conteneur utilise et le tient dans ses limites&#x202f;; celles du pod valent pour tous ensemble.</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>processus %1</translation>
    </message>
</context>
<context>
    <name>darse::ui::PodNetworkTab</name>
    <message>
        <source>of the pod</source>
        <translation>du pod</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Passerelle</translation>
    </message>
    <message>
        <source>Hardware address</source>
        <translation>Adresse matérielle</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
    <message>
        <source>The pod uses the network of its machine: what its containers listen on is open there.</source>
        <translation>Le pod utilise le réseau de sa machine&#x202f;: ce que ses conteneurs écoutent y est ouvert.</translation>
    </message>
    <message>
        <source>The pod has no address yet.</source>
        <translation>Le pod n’a pas encore d’adresse.</translation>
    </message>
    <message>
        <source>The containers of a pod share its network: they have one address, and reach one another at localhost.</source>
        <translation>Les conteneurs d’un pod partagent son réseau&#x202f;: ils ont une seule adresse et se joignent par localhost.</translation>
    </message>
</context>
<context>
    <name>darse::ui::PodPicture</name>
    <message>
        <source>Picture of the pod</source>
        <translation>Schéma du pod</translation>
    </message>
    <message>
        <source>runs first</source>
        <translation>s’exécute d’abord</translation>
    </message>
    <message>
        <source>beside the others</source>
        <translation>à côté des autres</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>port %1</translation>
    </message>
    <message>
        <source>conmon → process %1</source>
        <translation>conmon → processus %1</translation>
    </message>
    <message>
        <source>no process</source>
        <translation>aucun processus</translation>
    </message>
    <message>
        <source>conmon watches this container: it keeps its log and its exit code, and lives on when the engine ends.</source>
        <translation>conmon surveille ce conteneur&#x202f;: il garde son journal et son code de sortie, et survit au moteur.</translation>
    </message>
    <message>
        <source>the machine’s network</source>
        <translation>le réseau de la machine</translation>
    </message>
    <message>
        <source>network</source>
        <translation>réseau</translation>
    </message>
    <message>
        <source>host name</source>
        <translation>nom d’hôte</translation>
    </message>
    <message>
        <source>IPC</source>
        <translation>IPC</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>processus</translation>
    </message>
    <message>
        <source>infra holds what all share: %1</source>
        <translation>infra tient ce que tous partagent&#x202f;: %1</translation>
    </message>
    <message>
        <source>The infra process does nothing but hold the namespaces: containers come and go, the address stays.</source>
        <translation>Le processus infra ne fait que tenir les espaces de noms&#x202f;: les conteneurs vont et viennent, l’adresse reste.</translation>
    </message>
    <message>
        <source>let in to look around</source>
        <translation>entré pour observer</translation>
    </message>
    <message>
        <source>runs on %1</source>
        <translation>tourne sur %1</translation>
    </message>
    <message>
        <source>a machine of the cluster</source>
        <translation>une machine du cluster</translation>
    </message>
</context>
<context>
    <name>darse::ui::PodSection</name>
    <message>
        <source>What it is made of</source>
        <translation>De quoi il est fait</translation>
    </message>
</context>
<context>
    <name>darse::ui::PortsSection</name>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>This pod names no ports. Whatever its containers listen on can be forwarded all the same.</source>
        <translation>Ce pod ne nomme aucun port. Tout port sur lequel ses conteneurs écoutent peut quand même être redirigé.</translation>
    </message>
    <message>
        <source>Forward another port…</source>
        <translation>Rediriger un autre port…</translation>
    </message>
</context>
<context>
    <name>darse::ui::ProcessesTab</name>
    <message>
        <source>Filter processes</source>
        <translation>Filtrer les processus</translation>
    </message>
    <message>
        <source>Nothing runs in this container. Start it to see its processes.</source>
        <translation>Rien ne s’exécute dans ce conteneur. Démarrez-le pour voir ses processus.</translation>
    </message>
    <message>
        <source>The processes could not be read. %1 %2</source>
        <translation>Les processus n’ont pas pu être lus. %1 %2</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Processus</translation>
    </message>
    <message>
        <source>No process matches the filter.</source>
        <translation>Aucun processus ne correspond au filtre.</translation>
    </message>
    <message>
        <source>Keeps the lines that contain this, in any column. The list is read again every 2 seconds.</source>
        <translation>Garde les lignes qui contiennent ce texte, dans n’importe quelle colonne. La liste est relue toutes les 2 secondes.</translation>
    </message>
</context>
<context>
    <name>darse::ui::ProgressButton</name>
    <message numerus="yes">
        <source>%n operation(s) under way</source>
        <translation>
            <numerusform>%n opération en cours</numerusform>
            <numerusform>%n opérations en cours</numerusform>
        </translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Opérations</translation>
    </message>
</context>
<context>
    <name>darse::ui::ProjectStrip</name>
    <message>
        <source>Projects</source>
        <translation>Projets</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 run</source>
        <translation>%1 sur %2 en marche</translation>
    </message>
    <message>
        <source>Project %1, %2</source>
        <translation>Projet %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention.</source>
        <translation>
            <numerusform>%n demande de l’attention.</numerusform>
            <numerusform>%n demandent de l’attention.</numerusform>
        </translation>
    </message>
    <message>
        <source>All containers of %1: shown alone, started, stopped or deleted together.</source>
        <translation>Tous les conteneurs de %1&#x202f;: affichés seuls, démarrés, arrêtés ou supprimés ensemble.</translation>
    </message>
    <message>
        <source>Show only these</source>
        <translation>N’afficher que ceux-ci</translation>
    </message>
</context>
<context>
    <name>darse::ui::PullDialog</name>
    <message>
        <source>Pull image</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Pull an image</source>
        <translation>Télécharger une image</translation>
    </message>
    <message>
        <source>Image reference</source>
        <translation>Référence de l’image</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>An image is the read-only file system that containers start from. It comes from a registry, layer by layer.</source>
        <translation>Une image est le système de fichiers en lecture seule à partir duquel démarrent les conteneurs. Elle vient d’un registre, couche par couche.</translation>
    </message>
    <message>
        <source>A reference has no spaces.</source>
        <translation>Une référence ne contient pas d’espace.</translation>
    </message>
    <message>
        <source>Pull %1</source>
        <translation>Télécharger %1</translation>
    </message>
    <message>
        <source>Which tags are there?</source>
        <translation>Quelles étiquettes existent&#x202f;?</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>The registry has no tag of it.</source>
        <translation>Le registre n’en a aucune étiquette.</translation>
    </message>
</context>
<context>
    <name>darse::ui::RangeBar</name>
    <message>
        <source>Time span</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Chosen by hand</source>
        <translation>Choisie à la main</translation>
    </message>
    <message>
        <source>Earlier (Shift+Left on a chart)</source>
        <translation>Plus tôt (Maj+Gauche sur un graphique)</translation>
    </message>
    <message>
        <source>Later (Shift+Right on a chart)</source>
        <translation>Plus tard (Maj+Droite sur un graphique)</translation>
    </message>
    <message>
        <source>Closer (+ on a chart, or drag across one)</source>
        <translation>Plus près (+ sur un graphique, ou glisser dessus)</translation>
    </message>
    <message>
        <source>Farther (− on a chart)</source>
        <translation>Plus loin (− sur un graphique)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>To now and the time span before; a double click on a chart goes to now, as Home does</source>
        <translation>À maintenant et à la période précédente&#xa0;; un double-clic sur un graphique va à maintenant, comme la touche Début</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>As a picture (PNG)…</source>
        <translation>Comme image (PNG)…</translation>
    </message>
    <message>
        <source>As a table (CSV)…</source>
        <translation>Comme tableau (CSV)…</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>darse::ui::RegistriesPage</name>
    <message>
        <source>A registry keeps images for others to pull. Name one above to see who answers there, what it has, and to log in. Nothing is asked of the network before you do.</source>
        <translation>Un registre garde des images que d’autres téléchargent. Nommez-en un ci-dessus pour voir qui répond, ce qu’il contient, et vous connecter. Rien n’est demandé au réseau avant cela.</translation>
    </message>
    <message>
        <source>The server of this connection does not tell who answers at a registry nor what it has. You can log in here, and pull and push by name.</source>
        <translation>Le serveur de cette connexion ne dit ni qui répond à un registre ni ce qu’il contient. Vous pouvez vous connecter ici, et télécharger et envoyer des images par leur nom.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Which registry?</source>
        <translation>Quel registre&#x202f;?</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>The name and, if it is not the usual one, the port of a registry, as in the names of its images. Those that your images came from are in the list.</source>
        <translation>Le nom d’un registre et, si ce n’est pas l’habituel, son port, comme dans les noms de ses images. Ceux d’où viennent vos images sont dans la liste.</translation>
    </message>
    <message>
        <source>Log in…</source>
        <translation>Se connecter…</translation>
    </message>
    <message>
        <source>Registries</source>
        <translation>Registres</translation>
    </message>
    <message>
        <source>Where images come from, and where they go so that others have them.</source>
        <translation>D’où viennent les images, et où elles vont pour que d’autres les aient.</translation>
    </message>
    <message>
        <source>Name and password are tried at the registry before they count.</source>
        <translation>Nom et mot de passe sont essayés auprès du registre avant de servir.</translation>
    </message>
</context>
<context>
    <name>darse::ui::RepositoryCard</name>
    <message>
        <source>Pull image</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Filter, or type a repository and press Enter</source>
        <translation>Filtrez, ou saisissez un dépôt et Entrée</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Dépôt</translation>
    </message>
    <message>
        <source>Repositories</source>
        <translation>Dépôts</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>A repository is all versions of one image, under one name.</source>
        <translation>Un dépôt est l’ensemble des versions d’une image, sous un même nom.</translation>
    </message>
    <message>
        <source>A tag is the name of one version. It can be given to another one later; a digest cannot.</source>
        <translation>Une étiquette est le nom d’une version. Elle peut passer plus tard à une autre&#x202f;; une empreinte, non.</translation>
    </message>
    <message>
        <source>Asking what it has…</source>
        <translation>On demande ce qu’il contient…</translation>
    </message>
    <message>
        <source>It has no repository yet.</source>
        <translation>Il n’a encore aucun dépôt.</translation>
    </message>
    <message numerus="yes">
        <source>It has more than these %n.</source>
        <translation>
            <numerusform>Il en a plus que celui-ci (%n).</numerusform>
            <numerusform>Il en a plus que ces %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repositories</source>
        <translation>
            <numerusform>%n dépôt</numerusform>
            <numerusform>%n dépôts</numerusform>
        </translation>
    </message>
    <message>
        <source>It does not list its repositories to who is not logged in, or not to you. Type the name of one above to see its tags.</source>
        <translation>Il ne montre pas ses dépôts à qui n’est pas connecté, ou pas à vous. Saisissez ci-dessus le nom d’un dépôt pour voir ses étiquettes.</translation>
    </message>
    <message>
        <source>This registry offers no list of its repositories, as most public ones. Type the name of one above to see its tags.</source>
        <translation>Ce registre n’offre pas la liste de ses dépôts, comme la plupart des registres publics. Saisissez ci-dessus le nom d’un dépôt pour voir ses étiquettes.</translation>
    </message>
    <message>
        <source>Choose a repository to see its tags.</source>
        <translation>Choisissez un dépôt pour voir ses étiquettes.</translation>
    </message>
    <message>
        <source>Asking for the tags of %1…</source>
        <translation>On demande les étiquettes de %1…</translation>
    </message>
</context>
<context>
    <name>darse::ui::SecretSection</name>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>Révéler</translation>
    </message>
    <message numerus="yes">
        <source>Hidden again after %n second(s).</source>
        <translation>
            <numerusform>Masquées de nouveau dans %n seconde.</numerusform>
            <numerusform>Masquées de nouveau dans %n secondes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The values could not be read: %1.</source>
        <translation>Impossible de lire les valeurs&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
</context>
<context>
    <name>darse::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Comme le bureau</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Confortable</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compacte</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Heure locale</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>How long ago</source>
        <translation>Temps écoulé</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Everything larger, for presentations</source>
        <translation>Tout en plus grand, pour les présentations</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listes</translation>
    </message>
    <message>
        <source>Height of rows</source>
        <translation>Hauteur des lignes</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <source>Time before each line</source>
        <translation>Heure devant chaque ligne</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Renvoyer les lignes longues à la ligne</translation>
    </message>
    <message>
        <source>Search with regular expressions</source>
        <translation>Chercher avec des expressions régulières</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Dark in every theme</source>
        <translation>Sombre dans tous les thèmes</translation>
    </message>
    <message>
        <source>Connections that you have added</source>
        <translation>Connexions que vous avez ajoutées</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove the connection %1</source>
        <translation>Retirer la connexion %1</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 minutes</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 minutes</translation>
    </message>
    <message>
        <source>2 hours</source>
        <translation>2 heures</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 jour</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 jours</translation>
    </message>
    <message>
        <source>Every second</source>
        <translation>Toutes les secondes</translation>
    </message>
    <message>
        <source>Every 2 seconds</source>
        <translation>Toutes les 2 secondes</translation>
    </message>
    <message>
        <source>Every 5 seconds</source>
        <translation>Toutes les 5 secondes</translation>
    </message>
    <message>
        <source>Every 10 seconds</source>
        <translation>Toutes les 10 secondes</translation>
    </message>
    <message>
        <source>256 MiB</source>
        <translation>256 Mio</translation>
    </message>
    <message>
        <source>1 GiB</source>
        <translation>1 Gio</translation>
    </message>
    <message>
        <source>4 GiB</source>
        <translation>4 Gio</translation>
    </message>
    <message>
        <source>16 GiB</source>
        <translation>16 Gio</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Suppression</translation>
    </message>
    <message>
        <source>A deleted container can be brought back for</source>
        <translation>Un conteneur supprimé peut être rétabli pendant</translation>
    </message>
    <message>
        <source>Ask before a container goes to the trash</source>
        <translation>Demander avant de mettre un conteneur à la corbeille</translation>
    </message>
    <message>
        <source>Ask before something is done to several at once</source>
        <translation>Demander avant d’agir sur plusieurs objets à la fois</translation>
    </message>
    <message>
        <source>What cannot be taken back is asked always. A server without a trash deletes at once.</source>
        <translation>Ce qui est irréversible est toujours demandé. Un serveur sans corbeille supprime immédiatement.</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>New numbers</source>
        <translation>Nouvelles valeurs</translation>
    </message>
    <message>
        <source>A log takes on the disk at most</source>
        <translation>Un journal occupe sur le disque au plus</translation>
    </message>
    <message>
        <source>While it is looked at; then its oldest lines go. A log that is open keeps its size.</source>
        <translation>Tant qu’il est consulté&#x202f;; au-delà, ses lignes les plus anciennes disparaissent. Un journal déjà ouvert garde sa taille.</translation>
    </message>
    <message>
        <source>No icon in the desktop’s tray</source>
        <translation>Pas d’icône dans la zone de notification du bureau</translation>
    </message>
    <message>
        <source>Only here. What runs there goes on, and it can be added again.</source>
        <translation>Ici seulement. Ce qui s’y exécute continue, et elle peut être ajoutée de nouveau.</translation>
    </message>
</context>
<context>
    <name>darse::ui::Shell</name>
    <message>
        <source>Make the starter image</source>
        <translation>Créer l’image de départ</translation>
    </message>
    <message>
        <source>Load images</source>
        <translation>Charger des images</translation>
    </message>
    <message>
        <source>What nobody uses could not be found out</source>
        <translation>Impossible de savoir ce que personne n’utilise</translation>
    </message>
    <message>
        <source>This frees %1.</source>
        <translation>Cela libère %1.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message>
        <source>Load %1</source>
        <translation>Charger %1</translation>
    </message>
    <message>
        <source>Make an image of a tar of files</source>
        <translation>Créer une image d’une archive tar de fichiers</translation>
    </message>
    <message>
        <source>Make an image of %1</source>
        <translation>Créer une image de %1</translation>
    </message>
    <message>
        <source>The files in it become an image of one layer. It says nothing of what to run: a container needs a command.</source>
        <translation>Les fichiers qu’elle contient deviennent une image d’une seule couche. Elle ne dit pas quoi lancer&#x202f;: un conteneur aura besoin d’une commande.</translation>
    </message>
    <message>
        <source>Name of the image</source>
        <translation>Nom de l’image</translation>
    </message>
    <message>
        <source>Make image</source>
        <translation>Créer l’image</translation>
    </message>
    <message>
        <source>Make image %1 of %2</source>
        <translation>Créer l’image %1 de %2</translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <translation>%1 n’a pas pu être ouvert</translation>
    </message>
    <message>
        <source>Port %1 of this machine is closed</source>
        <translation>Le port %1 de cette machine est fermé</translation>
    </message>
    <message>
        <source>It led to port %1 of the pod %2, which is gone.</source>
        <translation>Il menait au port %1 du pod %2, qui n’existe plus.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name and size</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s), protected: %1</source>
        <translation>
            <numerusform>%n reste, car protégé&#x202f;: %1</numerusform>
            <numerusform>%n restent, car protégés&#x202f;: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to delete</source>
        <translation>Rien à supprimer</translation>
    </message>
</context>
<context>
    <name>darse::ui::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
</context>
<context>
    <name>darse::ui::StateView</name>
    <message>
        <source>Show details</source>
        <translation>Afficher les détails</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Masquer les détails</translation>
    </message>
</context>
<context>
    <name>darse::ui::StatusCard</name>
    <message>
        <source>%1 %2</source>
        <comment>how many, and their status</comment>
        <translation>%2&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>darse::ui::TerminalNotice</name>
    <message>
        <source>Command to run, such as /app/server --help</source>
        <translation>Commande à exécuter, par exemple /app/server --help</translation>
    </message>
    <message>
        <source>Command to run</source>
        <translation>Commande à exécuter</translation>
    </message>
</context>
<context>
    <name>darse::ui::TerminalPane</name>
    <message>
        <source>Shell %1</source>
        <translation>Shell %1</translation>
    </message>
    <message>
        <source>Open terminals</source>
        <translation>Terminaux ouverts</translation>
    </message>
    <message>
        <source>New terminal</source>
        <translation>Nouveau terminal</translation>
    </message>
    <message>
        <source>Search in the terminal</source>
        <translation>Chercher dans le terminal</translation>
    </message>
    <message>
        <source>Dark terminal in every theme</source>
        <translation>Terminal sombre dans tous les thèmes</translation>
    </message>
    <message>
        <source>%1 has stopped. The terminal begins anew as soon as it runs again.</source>
        <translation>%1 s’est arrêté. Le terminal reprendra dès qu’il tournera de nouveau.</translation>
    </message>
    <message>
        <source>No terminal is open.</source>
        <translation>Aucun terminal n’est ouvert.</translation>
    </message>
    <message>
        <source>Open a terminal</source>
        <translation>Ouvrir un terminal</translation>
    </message>
    <message>
        <source>%1 is not running. A terminal is a process inside a running container.</source>
        <translation>%1 ne tourne pas. Un terminal est un processus dans un conteneur en marche.</translation>
    </message>
    <message>
        <source>No container is running here. A terminal is a process inside a running container.</source>
        <translation>Aucun conteneur ne tourne ici. Un terminal est un processus dans un conteneur en marche.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Ended with code %1</source>
        <translation>Terminé avec le code %1</translation>
    </message>
    <message>
        <source>There is no shell in %1. Small images often have none; run one of its programs instead.</source>
        <translation>Il n’y a pas de shell dans %1. Les petites images n’en ont souvent pas&#x202f;; lancez plutôt l’un de ses programmes.</translation>
    </message>
    <message>
        <source>%1 has no such program.</source>
        <translation>%1 n’a pas ce programme.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message numerus="yes">
        <source>Paste %n line(s)? Each is run at once.</source>
        <translation>
            <numerusform>Coller %n ligne&#x202f;? Elle est exécutée aussitôt.</numerusform>
            <numerusform>Coller %n lignes&#x202f;? Chacune est exécutée aussitôt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Do not paste</source>
        <translation>Ne pas coller</translation>
    </message>
</context>
<context>
    <name>darse::ui::TerminalSearchBar</name>
    <message>
        <source>Search in the terminal</source>
        <translation>Chercher dans le terminal</translation>
    </message>
    <message>
        <source>Older match</source>
        <translation>Correspondance plus ancienne</translation>
    </message>
    <message>
        <source>Newer match</source>
        <translation>Correspondance plus récente</translation>
    </message>
    <message>
        <source>End the search</source>
        <translation>Terminer la recherche</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
</context>
<context>
    <name>darse::ui::TerminalSession</name>
    <message>
        <source>%1 was restarted</source>
        <translation>%1 a redémarré</translation>
    </message>
</context>
<context>
    <name>darse::ui::TerminalView</name>
    <message>
        <source>Terminal of %1</source>
        <extracomment>%1 is a container</extracomment>
        <translation>Terminal de %1</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Esc leaves the terminal</source>
        <translation>Ctrl+Maj+Échap quitte le terminal</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Chercher…</translation>
    </message>
</context>
<context>
    <name>darse::ui::TextDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>darse::ui::TimeChart</name>
    <message>
        <source>Limit %1</source>
        <translation>Limite %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>title and unit of a chart</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>il y a %1&#xa0;h</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>il y a %1&#xa0;min</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>series and value</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>non mesuré</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>chart and its values now</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>il y a %1&#xa0;j</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>il y a %1&#xa0;s</translation>
    </message>
</context>
<context>
    <name>darse::ui::Toasts</name>
    <message>
        <source>Show it</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
</context>
<context>
    <name>darse::ui::Tour</name>
    <message>
        <source>%1 could not be written</source>
        <translation>Impossible d’écrire %1</translation>
    </message>
</context>
<context>
    <name>darse::ui::TrashDialog</name>
    <message>
        <source>Bring back</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Supprimer définitivement</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>Deleted containers</source>
        <translation>Conteneurs supprimés</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Bring %1 back</source>
        <translation>Rétablir %1</translation>
    </message>
    <message>
        <source>Delete %1 for good</source>
        <translation>Supprimer %1 définitivement</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>La corbeille est vide.</translation>
    </message>
    <message>
        <source>Deleted containers wait here before they go for good.</source>
        <translation>Les conteneurs supprimés attendent ici avant de disparaître définitivement.</translation>
    </message>
    <message>
        <source>%1, until %2 (%3)</source>
        <comment>container, moment, image</comment>
        <translation>%1, jusqu’à %2 (%3)</translation>
    </message>
    <message>
        <source>It is protected: bring it back and release it first.</source>
        <translation>Il est protégé&#xa0;: rétablissez-le et levez d’abord sa protection.</translation>
    </message>
    <message>
        <source>It cannot be brought back after that.</source>
        <translation>C’est irréversible.</translation>
    </message>
    <message>
        <source>Delete %1 for good?</source>
        <translation>Supprimer %1 définitivement&#x202f;?</translation>
    </message>
</context>
<context>
    <name>darse::ui::Tray</name>
    <message>
        <source>Open Darse</source>
        <translation>Ouvrir Darse</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>No containers</source>
        <translation>Aucun conteneur</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n container(s) run</source>
        <translation>
            <numerusform>En marche&#x202f;: %1 sur %n conteneur</numerusform>
            <numerusform>En marche&#x202f;: %1 sur %n conteneurs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>darse::ui::YamlTab</name>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>It has changed since this was read.</source>
        <translation>L’objet a changé depuis cette lecture.</translation>
    </message>
    <message>
        <source>The YAML could not be read. %1 %2</source>
        <translation>Le YAML n’a pas pu être lu. %1 %2</translation>
    </message>
    <message>
        <source>Show status</source>
        <translation>Afficher le statut</translation>
    </message>
    <message>
        <source>Also what the engine notes of the object; it is not edited</source>
        <translation>Aussi ce que le moteur note sur l’objet&#x202f;; cela ne se modifie pas</translation>
    </message>
    <message>
        <source>Your changes are lost. If you apply them instead, they go on top of those of others.</source>
        <translation>Vos changements sont perdus. Si vous les appliquez plutôt, ils s’ajoutent à ceux des autres.</translation>
    </message>
    <message>
        <source>Read %1 again?</source>
        <translation>Relire %1&#x202f;?</translation>
    </message>
</context>
<context>
    <name>darse::ui::YamlView</name>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Search in the text</source>
        <translation>Chercher dans le texte</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n résultat</numerusform>
            <numerusform>%n résultats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disk</name>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Layers that several images have are kept once.</source>
        <translation>Les couches communes à plusieurs images ne sont gardées qu’une fois.</translation>
    </message>
    <message>
        <source>Delete images without a name…</source>
        <translation>Supprimer les images sans nom…</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Conteneurs</translation>
    </message>
    <message>
        <source>What containers wrote beside their images and volumes.</source>
        <translation>Ce que les conteneurs ont écrit hors de leurs images et volumes.</translation>
    </message>
    <message>
        <source>Delete stopped containers…</source>
        <translation>Supprimer les conteneurs arrêtés…</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Data that outlives containers.</source>
        <translation>Les données qui survivent aux conteneurs.</translation>
    </message>
    <message>
        <source>Delete unused volumes…</source>
        <translation>Supprimer les volumes inutilisés…</translation>
    </message>
    <message>
        <source>Build cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>What builds keep to be faster the next time.</source>
        <translation>Ce que les constructions gardent pour aller plus vite la prochaine fois.</translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message>
        <source>User namespace</source>
        <translation>Espace de noms utilisateur</translation>
    </message>
    <message>
        <source>Overlay file system</source>
        <translation>Système de fichiers overlay</translation>
    </message>
    <message>
        <source>Overlay for ordinary users</source>
        <translation>Overlay pour un utilisateur ordinaire</translation>
    </message>
    <message>
        <source>Overlay through FUSE</source>
        <translation>Overlay par FUSE</translation>
    </message>
    <message>
        <source>Version of cgroups</source>
        <translation>Version des cgroups</translation>
    </message>
    <message>
        <source>What can be limited</source>
        <translation>Ce qui peut être limité</translation>
    </message>
    <message>
        <source>Cgroups of this user</source>
        <translation>Cgroups de cet utilisateur</translation>
    </message>
    <message>
        <source>Ending whole containers</source>
        <translation>Arrêt de conteneurs entiers</translation>
    </message>
    <message>
        <source>crun and the cgroups of this machine</source>
        <translation>crun et les cgroups de cette machine</translation>
    </message>
    <message>
        <source>Room on the disk</source>
        <translation>Place sur le disque</translation>
    </message>
    <message>
        <source>Watching files</source>
        <translation>Surveillance de fichiers</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Fichiers ouverts</translation>
    </message>
    <message>
        <source>Security module</source>
        <translation>Module de sécurité</translation>
    </message>
    <message>
        <source>Pressure (PSI)</source>
        <translation>Pression (PSI)</translation>
    </message>
    <message>
        <source>Ids for containers</source>
        <translation>Identifiants pour les conteneurs</translation>
    </message>
    <message>
        <source>Low ports</source>
        <translation>Ports bas</translation>
    </message>
    <message>
        <source>After logging out</source>
        <translation>Après la déconnexion</translation>
    </message>
    <message>
        <source>Forwarding of IPv4</source>
        <translation>Transfert IPv4</translation>
    </message>
    <message>
        <source>Packet filter</source>
        <translation>Filtre de paquets</translation>
    </message>
    <message>
        <source>an ordinary user&apos;s engine cannot unpack images or run containers</source>
        <translation>le moteur d’un utilisateur ordinaire ne peut ni décompresser des images ni exécuter des conteneurs</translation>
    </message>
    <message>
        <source>root file systems of containers are put together in slower ways</source>
        <translation>les systèmes de fichiers des conteneurs sont assemblés plus lentement</translation>
    </message>
    <message>
        <source>an ordinary user&apos;s containers need fuse-overlayfs, or a copy each</source>
        <translation>les conteneurs d’un utilisateur ordinaire ont besoin de fuse-overlayfs, ou d’une copie chacun</translation>
    </message>
    <message>
        <source>where the kernel&apos;s overlay does not work, every container is a whole copy</source>
        <translation>là où l’overlay du noyau ne marche pas, chaque conteneur est une copie entière</translation>
    </message>
    <message>
        <source>containers cannot run without crun or runc</source>
        <translation>aucun conteneur ne peut s’exécuter sans crun ou runc</translation>
    </message>
    <message>
        <source>there is no runtime to fall back to where crun refuses to run</source>
        <translation>il n’y a pas d’autre exécuteur là où crun refuse de travailler</translation>
    </message>
    <message>
        <source>containers cannot run: nobody would keep their logs and exit codes</source>
        <translation>aucun conteneur ne peut s’exécuter&#x202f;: personne ne garderait ses journaux ni son code de fin</translation>
    </message>
    <message>
        <source>containers have the host&apos;s network or none</source>
        <translation>les conteneurs ont le réseau de l’hôte ou aucun</translation>
    </message>
    <message>
        <source>containers do not find one another by name</source>
        <translation>les conteneurs ne se trouvent pas par leur nom</translation>
    </message>
    <message>
        <source>containers of an ordinary user have no network without pasta or slirp4netns</source>
        <translation>les conteneurs d’un utilisateur ordinaire n’ont pas de réseau sans pasta ou slirp4netns</translation>
    </message>
    <message>
        <source>there is nothing to fall back to without pasta</source>
        <translation>il n’y a pas de remplaçant à pasta</translation>
    </message>
    <message>
        <source>an ordinary user&apos;s containers have one user only</source>
        <translation>les conteneurs d’un utilisateur ordinaire n’ont qu’un utilisateur</translation>
    </message>
    <message>
        <source>an ordinary user&apos;s containers have one group only</source>
        <translation>les conteneurs d’un utilisateur ordinaire n’ont qu’un groupe</translation>
    </message>
    <message>
        <source>containers cannot be given an init (--init), and pods have no first process</source>
        <translation>les conteneurs ne peuvent pas recevoir d’init (--init), et les pods n’ont pas de premier processus</translation>
    </message>
    <message>
        <source>containers cannot be checkpointed and restored</source>
        <translation>les conteneurs ne peuvent être ni figés dans un point de reprise ni restaurés</translation>
    </message>
    <message>
        <source>containers cannot run</source>
        <translation>aucun conteneur ne peut s’exécuter</translation>
    </message>
    <message>
        <source>an ordinary user&apos;s containers cannot be limited, and some numbers are missing</source>
        <translation>les conteneurs d’un utilisateur ordinaire ne peuvent pas être limités, et des chiffres manquent</translation>
    </message>
    <message>
        <source>limits of that kind have no effect, and a container can take all there is</source>
        <translation>les limites de ce genre sont sans effet, et un conteneur peut tout prendre</translation>
    </message>
    <message>
        <source>containers run without limits of their own, and their numbers are those of all together</source>
        <translation>les conteneurs s’exécutent sans limites propres, et leurs chiffres sont ceux de tous ensemble</translation>
    </message>
    <message>
        <source>processes of a container are killed one by one</source>
        <translation>les processus d’un conteneur sont tués un à un</translation>
    </message>
    <message>
        <source>runc is used instead, which starts containers more slowly; without runc none run</source>
        <translation>runc est utilisé à la place, qui démarre les conteneurs plus lentement&#x202f;; sans runc, aucun ne s’exécute</translation>
    </message>
    <message>
        <source>containers cannot publish port 80 or 443 of this machine</source>
        <translation>les conteneurs ne peuvent pas publier les ports 80 et 443 de cette machine</translation>
    </message>
    <message>
        <source>containers end when you log out, and do not start with the machine</source>
        <translation>les conteneurs s’arrêtent quand vous vous déconnectez, et ne démarrent pas avec la machine</translation>
    </message>
    <message>
        <source>images with files of more than one user cannot be unpacked as they are</source>
        <translation>les images dont les fichiers sont à plusieurs utilisateurs ne peuvent être décompressées telles quelles</translation>
    </message>
    <message>
        <source>pulls and containers that write will soon fail</source>
        <translation>les téléchargements et les conteneurs qui écrivent échoueront bientôt</translation>
    </message>
    <message>
        <source>programs that watch files fail with &quot;too many open files&quot;, in containers and outside</source>
        <translation>les programmes qui surveillent des fichiers échouent avec «&#x202f;too many open files&#x202f;», dans les conteneurs et au-dehors</translation>
    </message>
    <message>
        <source>containers on bridge networks do not reach anything outside</source>
        <translation>les conteneurs des réseaux en pont ne joignent rien au-dehors</translation>
    </message>
    <message>
        <source>bridge networks and published ports cannot be set up</source>
        <translation>ni les réseaux en pont ni les ports publiés ne peuvent être mis en place</translation>
    </message>
    <message>
        <source>a container that breaks out of its namespaces meets no second fence</source>
        <translation>un conteneur qui s’échappe de ses espaces de noms ne rencontre pas de seconde barrière</translation>
    </message>
    <message>
        <source>there are no numbers about pressure on CPU, memory and disks</source>
        <translation>il n’y a pas de chiffres sur la pression des processeurs, de la mémoire et des disques</translation>
    </message>
    <message>
        <source>with hundreds of containers, metrics and new connections will fail</source>
        <translation>avec des centaines de conteneurs, les mesures et les nouvelles connexions échoueront</translation>
    </message>
    <message>
        <source>neither nft nor iptables is installed</source>
        <translation>ni nft ni iptables n’est installé</translation>
    </message>
    <message>
        <source>neither AppArmor nor SELinux is on</source>
        <translation>ni AppArmor ni SELinux n’est actif</translation>
    </message>
    <message>
        <source>%1 is not installed</source>
        <translation>%1 n’est pas installé</translation>
    </message>
    <message>
        <source>works in %1</source>
        <translation>fonctionne dans %1</translation>
    </message>
    <message>
        <source>ids %1 are mapped</source>
        <translation>les identifiants %1 sont associés</translation>
    </message>
    <message>
        <source>not needed: the engine runs as root</source>
        <translation>inutile&#x202f;: le moteur s’exécute en root</translation>
    </message>
    <message>
        <source>cgroup v1 with a v2 tree beside it, which is on its way out</source>
        <translation>cgroup v1 avec une arborescence v2 à côté, qui est en voie de disparition</translation>
    </message>
    <message>
        <source>cgroup v1, which is on its way out</source>
        <translation>cgroup v1, qui est en voie de disparition</translation>
    </message>
    <message>
        <source>containers can be limited by %1</source>
        <translation>les conteneurs peuvent être limités par %1</translation>
    </message>
    <message>
        <source>containers cannot be limited by %1</source>
        <translation>les conteneurs ne peuvent pas être limités par %1</translation>
    </message>
    <message>
        <source>whole containers can be killed at once</source>
        <translation>les conteneurs entiers peuvent être tués d’un coup</translation>
    </message>
    <message>
        <source>crun can work with this layout of cgroups</source>
        <translation>crun s’accommode de cette disposition des cgroups</translation>
    </message>
    <message>
        <source>crun refuses to run while %1 is in the v2 tree beside v1</source>
        <translation>crun refuse de travailler tant que %1 est dans l’arborescence v2 à côté de v1</translation>
    </message>
    <message>
        <source>an ordinary user may publish ports from %1 on</source>
        <translation>un utilisateur ordinaire peut publier les ports à partir de %1</translation>
    </message>
    <message>
        <source>what this user runs goes on after logging out</source>
        <translation>ce que cet utilisateur exécute continue après sa déconnexion</translation>
    </message>
    <message>
        <source>what this user runs may be ended by systemd at the last log-out</source>
        <translation>ce que cet utilisateur exécute peut être arrêté par systemd à la dernière déconnexion</translation>
    </message>
    <message>
        <source>this user has %1 ids to give to containers</source>
        <translation>cet utilisateur a %1 identifiants à donner aux conteneurs</translation>
    </message>
    <message>
        <source>%1 are left in %2</source>
        <translation>il reste %1 dans %2</translation>
    </message>
    <message>
        <source>%1 instances and %2 watches for each user</source>
        <translation>%1 instances et %2 surveillances par utilisateur</translation>
    </message>
    <message>
        <source>IPv4 is forwarded</source>
        <translation>IPv4 est transféré</translation>
    </message>
    <message>
        <source>IPv4 is not forwarded yet; the first bridge network turns it on</source>
        <translation>IPv4 n’est pas encore transféré&#x202f;; le premier réseau en pont l’active</translation>
    </message>
    <message>
        <source>IPv4 is not forwarded</source>
        <translation>IPv4 n’est pas transféré</translation>
    </message>
    <message>
        <source>SELinux is enforcing</source>
        <translation>SELinux fait respecter ses règles</translation>
    </message>
    <message>
        <source>SELinux only watches: it is permissive</source>
        <translation>SELinux ne fait que regarder&#x202f;: il est permissif</translation>
    </message>
    <message>
        <source>AppArmor is on</source>
        <translation>AppArmor est actif</translation>
    </message>
    <message>
        <source>the kernel tells how long tasks wait (PSI)</source>
        <translation>le noyau dit combien de temps les tâches attendent (PSI)</translation>
    </message>
    <message>
        <source>the kernel does not tell how long tasks wait</source>
        <translation>le noyau ne dit pas combien de temps les tâches attendent</translation>
    </message>
    <message>
        <source>the engine may have %1 files open</source>
        <translation>le moteur peut avoir %1 fichiers ouverts</translation>
    </message>
    <message>
        <source>the kernel has it</source>
        <translation>le noyau l’a</translation>
    </message>
    <message>
        <source>the kernel does not have it, or forbids it here</source>
        <translation>le noyau ne l’a pas, ou l’interdit ici</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>It does not exist, or no longer.</source>
        <translation>Cet objet n’existe pas, ou n’existe plus.</translation>
    </message>
    <message>
        <source>Check the name, or refresh the list.</source>
        <translation>Vérifiez le nom, ou actualisez la liste.</translation>
    </message>
    <message>
        <source>Something with this name exists already.</source>
        <translation>Ce nom est déjà pris.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Something else is using it.</source>
        <translation>Autre chose l’utilise.</translation>
    </message>
    <message>
        <source>Stop or delete what uses it first.</source>
        <translation>Arrêtez ou supprimez d’abord ce qui l’utilise.</translation>
    </message>
    <message>
        <source>Its current state does not allow this.</source>
        <translation>Son état actuel ne le permet pas.</translation>
    </message>
    <message>
        <source>Look at its status, then try again.</source>
        <translation>Regardez son état, puis réessayez.</translation>
    </message>
    <message>
        <source>A value was not understood.</source>
        <translation>Une valeur n’a pas été comprise.</translation>
    </message>
    <message>
        <source>Correct the value and try again.</source>
        <translation>Corrigez la valeur, puis réessayez.</translation>
    </message>
    <message>
        <source>You are not allowed to do this.</source>
        <translation>Vous n’avez pas le droit de faire cela.</translation>
    </message>
    <message>
        <source>Check your rights on this connection.</source>
        <translation>Vérifiez vos droits sur cette connexion.</translation>
    </message>
    <message>
        <source>This connection cannot do this.</source>
        <translation>Cette connexion ne sait pas faire cela.</translation>
    </message>
    <message>
        <source>Check that it is running and that the address is right.</source>
        <translation>Vérifiez qu’il est en marche et que l’adresse est juste.</translation>
    </message>
    <message>
        <source>It took too long.</source>
        <translation>Cela a pris trop de temps.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>L’opération a été annulée.</translation>
    </message>
    <message>
        <source>It was changed by someone else in the meantime.</source>
        <translation>Quelqu’un d’autre l’a modifié entre-temps.</translation>
    </message>
    <message>
        <source>Refresh, look at the change, and try again.</source>
        <translation>Actualisez, regardez ce qui a changé, puis réessayez.</translation>
    </message>
    <message>
        <source>The answer was not understood.</source>
        <translation>La réponse n’a pas été comprise.</translation>
    </message>
    <message>
        <source>Check that the address belongs to a container engine.</source>
        <translation>Vérifiez que cette adresse est bien celle d’un moteur de conteneurs.</translation>
    </message>
    <message>
        <source>Reading or writing failed.</source>
        <translation>La lecture ou l’écriture a échoué.</translation>
    </message>
    <message>
        <source>Check the free disk space and the rights of the folder.</source>
        <translation>Vérifiez l’espace disque libre et les droits du dossier.</translation>
    </message>
    <message>
        <source>The engine could not do it.</source>
        <translation>Le moteur n’a pas pu le faire.</translation>
    </message>
    <message>
        <source>Read the details: they say why.</source>
        <translation>Lisez les détails&#x202f;: ils disent pourquoi.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Le serveur ne répond pas.</translation>
    </message>
    <message>
        <source>the old container is back as it was, because the new one did not start: %1</source>
        <translation>l’ancien conteneur est de retour tel qu’il était, car le nouveau n’a pas démarré&#xa0;: %1</translation>
    </message>
    <message>
        <source>the new container did not start (%1), and the old one could not be brought back: %2</source>
        <translation>le nouveau conteneur n’a pas démarré (%1), et l’ancien n’a pas pu être remis en place&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>events</name>
    <message>
        <source>Created container %1</source>
        <translation>Conteneur %1 créé</translation>
    </message>
    <message>
        <source>Started container %1</source>
        <translation>Conteneur %1 démarré</translation>
    </message>
    <message>
        <source>Stopping container %1</source>
        <translation>Arrêt du conteneur %1</translation>
    </message>
    <message>
        <source>Stopped container %1</source>
        <translation>Conteneur %1 arrêté</translation>
    </message>
    <message>
        <source>Sent a signal to container %1: %2</source>
        <translation>Signal envoyé au conteneur %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Sent a signal to container %1</source>
        <translation>Signal envoyé au conteneur %1</translation>
    </message>
    <message>
        <source>Restarted container %1</source>
        <translation>Conteneur %1 redémarré</translation>
    </message>
    <message>
        <source>Paused container %1</source>
        <translation>Conteneur %1 en pause</translation>
    </message>
    <message>
        <source>Resumed container %1</source>
        <translation>Conteneur %1 repris</translation>
    </message>
    <message>
        <source>Container %1 reached its memory limit</source>
        <translation>Le conteneur %1 a atteint sa limite de mémoire</translation>
    </message>
    <message>
        <source>The health of container %1 changed: %2</source>
        <translation>La santé du conteneur %1 a changé&#xa0;: %2</translation>
    </message>
    <message>
        <source>The health of container %1 changed</source>
        <translation>La santé du conteneur %1 a changé</translation>
    </message>
    <message>
        <source>Renamed container %1</source>
        <translation>Conteneur %1 renommé</translation>
    </message>
    <message>
        <source>Changed the limits of container %1</source>
        <translation>Limites du conteneur %1 modifiées</translation>
    </message>
    <message>
        <source>Removed container %1</source>
        <translation>Conteneur %1 supprimé</translation>
    </message>
    <message>
        <source>Made an image of container %1</source>
        <translation>Image créée à partir du conteneur %1</translation>
    </message>
    <message>
        <source>Container %1 ended with code %2</source>
        <translation>Le conteneur %1 s’est terminé avec le code %2</translation>
    </message>
    <message>
        <source>Container %1 ended: %2</source>
        <translation>Le conteneur %1 s’est terminé&#xa0;: %2</translation>
    </message>
    <message>
        <source>Container %1 ended</source>
        <translation>Le conteneur %1 s’est terminé</translation>
    </message>
    <message>
        <source>Back-off restarting failed container %1</source>
        <translation>Attente avant de redémarrer le conteneur en échec %1</translation>
    </message>
    <message>
        <source>Health check of %1 answered %2</source>
        <translation>La sonde de santé de %1 a répondu %2</translation>
    </message>
    <message>
        <source>Health check of %1 succeeds again</source>
        <translation>La sonde de santé de %1 réussit à nouveau</translation>
    </message>
    <message>
        <source>Pulling image %1</source>
        <translation>Téléchargement de l’image %1</translation>
    </message>
    <message>
        <source>Cannot pull %1: %2 does not answer</source>
        <translation>Impossible de télécharger %1&#xa0;: %2 ne répond pas</translation>
    </message>
    <message>
        <source>Waiting before pulling %1 again</source>
        <translation>Attente avant de télécharger %1 à nouveau</translation>
    </message>
    <message>
        <source>Pulled image %1</source>
        <translation>Image %1 téléchargée</translation>
    </message>
    <message>
        <source>Pushed image %1</source>
        <translation>Image %1 envoyée</translation>
    </message>
    <message>
        <source>Tagged image %1</source>
        <translation>Image %1 étiquetée</translation>
    </message>
    <message>
        <source>Took a name from image %1</source>
        <translation>Nom retiré à l’image %1</translation>
    </message>
    <message>
        <source>Removed image %1</source>
        <translation>Image %1 supprimée</translation>
    </message>
    <message>
        <source>Loaded image %1</source>
        <translation>Image %1 chargée</translation>
    </message>
    <message>
        <source>Imported image %1</source>
        <translation>Image %1 importée</translation>
    </message>
    <message>
        <source>Saved image %1</source>
        <translation>Image %1 enregistrée</translation>
    </message>
    <message>
        <source>Created volume %1</source>
        <translation>Volume %1 créé</translation>
    </message>
    <message>
        <source>Removed volume %1</source>
        <translation>Volume %1 supprimé</translation>
    </message>
    <message>
        <source>Created network %1</source>
        <translation>Réseau %1 créé</translation>
    </message>
    <message>
        <source>Removed network %1</source>
        <translation>Réseau %1 supprimé</translation>
    </message>
    <message>
        <source>Connected a container to network %1</source>
        <translation>Conteneur relié au réseau %1</translation>
    </message>
    <message>
        <source>Disconnected a container from network %1</source>
        <translation>Conteneur retiré du réseau %1</translation>
    </message>
    <message>
        <source>Assigned %1 to %2</source>
        <translation>%1 placé sur %2</translation>
    </message>
    <message>
        <source>Stopping pod %1</source>
        <translation>Arrêt du pod %1</translation>
    </message>
    <message>
        <source>Removed pod %1</source>
        <translation>Pod %1 supprimé</translation>
    </message>
    <message>
        <source>Started job %1</source>
        <translation>Tâche %1 démarrée</translation>
    </message>
    <message>
        <source>Job %1 has succeeded</source>
        <translation>La tâche %1 a réussi</translation>
    </message>
    <message>
        <source>Job %1 has failed: %2</source>
        <translation>La tâche %1 a échoué&#xa0;: %2</translation>
    </message>
    <message>
        <source>Removed job %1</source>
        <translation>Tâche %1 supprimée</translation>
    </message>
    <message>
        <source>Removed deployment %1</source>
        <translation>Déploiement %1 supprimé</translation>
    </message>
    <message>
        <source>Removed secret %1</source>
        <translation>Secret %1 supprimé</translation>
    </message>
    <message>
        <source>Removed service %1</source>
        <translation>Service %1 supprimé</translation>
    </message>
    <message>
        <source>Removed route %1</source>
        <translation>Route %1 supprimée</translation>
    </message>
    <message>
        <source>Scaled to %1</source>
        <translation>Mis à l’échelle&#xa0;: %1</translation>
    </message>
    <message>
        <source>Removed config map %1</source>
        <translation>ConfigMap %1 supprimée</translation>
    </message>
    <message>
        <source>Scaled down to %1</source>
        <translation>Réduit à %1</translation>
    </message>
    <message>
        <source>Rolling out revision %1 with %2</source>
        <translation>Déploiement de la révision %1 avec %2</translation>
    </message>
    <message>
        <source>Successfully assigned %1 to %2</source>
        <translation>%1 placé sur %2</translation>
    </message>
    <message>
        <source>Pulling image &quot;%1&quot;</source>
        <translation>Téléchargement de l’image «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Successfully pulled image &quot;%1&quot; in %2 (%3 including waiting). Image size: %4 bytes.</source>
        <translation>Image «&#xa0;%1&#xa0;» téléchargée en %2 (%3 avec l’attente). Taille de l’image&#x202f;: %4 octets.</translation>
    </message>
    <message>
        <source>Successfully pulled image &quot;%1&quot; in %2 (%3 including waiting)</source>
        <translation>Image «&#xa0;%1&#xa0;» téléchargée en %2 (%3 avec l’attente)</translation>
    </message>
    <message>
        <source>Successfully pulled image &quot;%1&quot; in %2</source>
        <translation>Image «&#xa0;%1&#xa0;» téléchargée en %2</translation>
    </message>
    <message>
        <source>Container image &quot;%1&quot; already present on machine</source>
        <translation>L’image «&#xa0;%1&#xa0;» est déjà sur la machine</translation>
    </message>
    <message>
        <source>Container image &quot;%1&quot; is not present with pull policy of Never</source>
        <translation>L’image «&#xa0;%1&#xa0;» n’est pas là, et la politique de téléchargement est «&#xa0;Never&#xa0;»</translation>
    </message>
    <message>
        <source>Back-off pulling image &quot;%1&quot;</source>
        <translation>Attente avant de télécharger à nouveau l’image «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Created container: %1</source>
        <translation>Conteneur %1 créé</translation>
    </message>
    <message>
        <source>Back-off restarting failed container %1 in pod %2</source>
        <translation>Attente avant de redémarrer le conteneur en échec %1 du pod %2</translation>
    </message>
    <message>
        <source>Container %1 definition changed, will be restarted</source>
        <translation>La définition du conteneur %1 a changé, il va être redémarré</translation>
    </message>
    <message>
        <source>Container %1 failed liveness probe, will be restarted</source>
        <translation>La sonde de vie du conteneur %1 a échoué, il va être redémarré</translation>
    </message>
    <message>
        <source>Container %1 failed startup probe, will be restarted</source>
        <translation>La sonde de démarrage du conteneur %1 a échoué, il va être redémarré</translation>
    </message>
    <message>
        <source>Pod was active on the node longer than the specified deadline</source>
        <translation>Le pod a été actif sur le nœud au-delà du délai fixé</translation>
    </message>
    <message>
        <source>Usage of EmptyDir volume &quot;%1&quot; exceeds the limit &quot;%2&quot;.</source>
        <translation>Le volume emptyDir «&#xa0;%1&#xa0;» dépasse sa limite «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>Created pod: %1</source>
        <translation>Pod %1 créé</translation>
    </message>
    <message>
        <source>Deleted pod: %1</source>
        <translation>Pod %1 supprimé</translation>
    </message>
    <message>
        <source>Scaled up replica set %1 to %2 from %3</source>
        <translation>Ensemble de répliques %1 porté à %2 (auparavant %3)</translation>
    </message>
    <message>
        <source>Scaled up replica set %1 to %2</source>
        <translation>Ensemble de répliques %1 porté à %2</translation>
    </message>
    <message>
        <source>Scaled up replica set %1 from %2 to %3</source>
        <translation>Ensemble de répliques %1 porté de %2 à %3</translation>
    </message>
    <message>
        <source>Scaled down replica set %1 to %2 from %3</source>
        <translation>Ensemble de répliques %1 réduit à %2 (auparavant %3)</translation>
    </message>
    <message>
        <source>Scaled down replica set %1 to %2</source>
        <translation>Ensemble de répliques %1 réduit à %2</translation>
    </message>
    <message>
        <source>Scaled down replica set %1 from %2 to %3</source>
        <translation>Ensemble de répliques %1 réduit de %2 à %3</translation>
    </message>
    <message>
        <source>Job completed</source>
        <translation>Tâche terminée</translation>
    </message>
    <message>
        <source>Job has reached the specified backoff limit</source>
        <translation>La tâche a atteint sa limite d’échecs</translation>
    </message>
    <message>
        <source>Failed to pull image &quot;%1&quot;: %2</source>
        <translation>Échec du téléchargement de l’image «&#xa0;%1&#xa0;»&#x202f;: %2</translation>
    </message>
    <message>
        <source>MountVolume.SetUp failed for volume &quot;%1&quot; : %2</source>
        <translation>Le volume «&#xa0;%1&#xa0;» n’a pas pu être monté&#x202f;: %2</translation>
    </message>
    <message>
        <source>Failed to create pod sandbox: %1</source>
        <translation>Le pod n’a pas pu être préparé&#x202f;: %1</translation>
    </message>
    <message>
        <source>the pod as a whole has no limits: %1</source>
        <translation>le pod dans son ensemble n’a pas de limites&#x202f;: %1</translation>
    </message>
    <message>
        <source>Liveness probe failed: %1</source>
        <translation>Échec de la sonde de vie&#x202f;: %1</translation>
    </message>
    <message>
        <source>Readiness probe failed: %1</source>
        <translation>Échec de la sonde de disponibilité&#x202f;: %1</translation>
    </message>
    <message>
        <source>Startup probe failed: %1</source>
        <translation>Échec de la sonde de démarrage&#x202f;: %1</translation>
    </message>
    <message>
        <source>PostStartHook failed: %1</source>
        <translation>Échec de l’action après le démarrage (postStart)&#x202f;: %1</translation>
    </message>
    <message>
        <source>PreStopHook failed: %1</source>
        <translation>Échec de l’action avant l’arrêt (preStop)&#x202f;: %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Erreur&#x202f;: %1</translation>
    </message>
    <message>
        <source>%1 nodes are available: %2. preemption: %3</source>
        <translation>Nœuds possibles&#x202f;: %1&#x202f;; %2. En évinçant d’autres pods&#x202f;: %3</translation>
    </message>
    <message>
        <source>%1 nodes are available: %2.</source>
        <translation>Nœuds possibles&#x202f;: %1&#x202f;; %2.</translation>
    </message>
    <message>
        <source>%1 node(s) were unschedulable</source>
        <translation>%1 fermé(s) aux nouveaux pods</translation>
    </message>
    <message>
        <source>%1 node(s) had untolerated taint {%2}</source>
        <translation>%1 avec une marque (taint) non tolérée {%2}</translation>
    </message>
    <message>
        <source>%1 node(s) didn&apos;t match Pod&apos;s node affinity/selector</source>
        <translation>%1 que le sélecteur ou l’affinité du pod ne veut pas</translation>
    </message>
    <message>
        <source>%1 node(s) didn&apos;t have free ports for the requested pod ports</source>
        <translation>%1 où les ports demandés ne sont pas libres</translation>
    </message>
    <message>
        <source>%1 node(s) didn&apos;t match pod affinity rules</source>
        <translation>%1 sans les pods que l’affinité demande</translation>
    </message>
    <message>
        <source>%1 node(s) didn&apos;t match pod anti-affinity rules</source>
        <translation>%1 avec des pods que l’anti-affinité écarte</translation>
    </message>
    <message>
        <source>%1 Too many pods</source>
        <translation>%1 avec trop de pods</translation>
    </message>
    <message>
        <source>%1 Insufficient %2</source>
        <translation>%1 sans assez de %2</translation>
    </message>
    <message>
        <source>%1 Preemption is not helpful for scheduling</source>
        <translation>%1 où cela n’aiderait pas</translation>
    </message>
    <message>
        <source>%1 No preemption victims found for incoming pod</source>
        <translation>%1 sans pod à évincer</translation>
    </message>
    <message>
        <source>%1 node(s) had volume node affinity conflict</source>
        <translation>%1 où le volume demandé n’est pas</translation>
    </message>
    <message>
        <source>%1 node(s) didn&apos;t find available persistent volumes to bind</source>
        <translation>%1 sans volume persistant disponible</translation>
    </message>
    <message>
        <source>pod has unbound immediate PersistentVolumeClaims</source>
        <translation>des demandes de volume du pod n’ont pas encore de volume</translation>
    </message>
    <message>
        <source>persistentvolumeclaim &quot;%1&quot; not found</source>
        <translation>la demande de volume «&#xa0;%1&#xa0;» n’existe pas</translation>
    </message>
</context>
<context>
    <name>eventtypes</name>
    <message>
        <source>Committed</source>
        <translation>Image créée</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Création</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Déconnexion</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>Chargement</translation>
    </message>
    <message>
        <source>OutOfMemory</source>
        <translation>Mémoire épuisée</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Mise en pause</translation>
    </message>
    <message>
        <source>Pulled</source>
        <translation>Téléchargement</translation>
    </message>
    <message>
        <source>Pushed</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Suppression</translation>
    </message>
    <message>
        <source>Renamed</source>
        <translation>Changement de nom</translation>
    </message>
    <message>
        <source>Restarted</source>
        <translation>Redémarrage</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Reprise</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Signalled</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêt</translation>
    </message>
    <message>
        <source>Tagged</source>
        <translation>Étiquetage</translation>
    </message>
    <message>
        <source>Untagged</source>
        <translation>Étiquette retirée</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Limites modifiées</translation>
    </message>
    <message>
        <source>BackOff</source>
        <translation>Attente (BackOff)</translation>
    </message>
    <message>
        <source>BackoffLimitExceeded</source>
        <translation>Trop d’échecs (BackoffLimitExceeded)</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>DeadlineExceeded</source>
        <translation>Délai dépassé (DeadlineExceeded)</translation>
    </message>
    <message>
        <source>ErrImageNeverPull</source>
        <translation>Image absente (ErrImageNeverPull)</translation>
    </message>
    <message>
        <source>Evicted</source>
        <translation>Évincé (Evicted)</translation>
    </message>
    <message>
        <source>Exited</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>FailedCreatePodSandBox</source>
        <translation>Échec de la préparation (FailedCreatePodSandBox)</translation>
    </message>
    <message>
        <source>FailedMount</source>
        <translation>Échec du montage (FailedMount)</translation>
    </message>
    <message>
        <source>FailedPodCgroup</source>
        <translation>Limites du pod (FailedPodCgroup)</translation>
    </message>
    <message>
        <source>FailedPostStartHook</source>
        <translation>Échec après le démarrage (FailedPostStartHook)</translation>
    </message>
    <message>
        <source>FailedPreStopHook</source>
        <translation>Échec avant l’arrêt (FailedPreStopHook)</translation>
    </message>
    <message>
        <source>FailedScheduling</source>
        <translation>Pas de place (FailedScheduling)</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Bonne santé</translation>
    </message>
    <message>
        <source>Killing</source>
        <translation>Arrêt (Killing)</translation>
    </message>
    <message>
        <source>Pulling</source>
        <translation>Téléchargement (Pulling)</translation>
    </message>
    <message>
        <source>ScalingReplicaSet</source>
        <translation>Mise à l’échelle (ScalingReplicaSet)</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Placement (Scheduled)</translation>
    </message>
    <message>
        <source>SuccessfulCreate</source>
        <translation>Création (SuccessfulCreate)</translation>
    </message>
    <message>
        <source>SuccessfulDelete</source>
        <translation>Suppression (SuccessfulDelete)</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>Mauvaise santé (Unhealthy)</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>bonne</translation>
    </message>
    <message>
        <source>unhealthy</source>
        <translation>mauvaise</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>(read-only)</source>
        <translation>(lecture seule)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Code de sortie</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Redémarrages</translation>
    </message>
    <message>
        <source>Restart policy</source>
        <translation>Politique de redémarrage</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Processus</translation>
    </message>
    <message>
        <source>Image and command</source>
        <translation>Image et commande</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Image in the store</source>
        <translation>Image enregistrée</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
    <message>
        <source>Limits and files</source>
        <translation>Limites et fichiers</translation>
    </message>
    <message>
        <source>CPU limit</source>
        <translation>Limite de CPU</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Limite de mémoire</translation>
    </message>
    <message>
        <source>Mounts</source>
        <translation>Montages</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Dernière fois</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>Processeurs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Système d’exploitation</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Noyau</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Moteur d’exécution</translation>
    </message>
    <message>
        <source>Control groups</source>
        <translation>Groupes de contrôle</translation>
    </message>
    <message>
        <source>Rootless</source>
        <translation>Sans root</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Behind it</source>
        <translation>Derrière le service</translation>
    </message>
    <message>
        <source>Chooses pods with</source>
        <translation>Choisit les pods par</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Cibles</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>TLS ends at</source>
        <translation>Fin du TLS</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Pilote</translation>
    </message>
    <message>
        <source>Subnet</source>
        <translation>Sous-réseau</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Passerelle</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Conteneurs</translation>
    </message>
    <message>
        <source>Without a way out</source>
        <translation>Sans accès à l’extérieur</translation>
    </message>
    <message>
        <source>Containers find one another by name</source>
        <translation>Les conteneurs se trouvent par leur nom</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identité</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Fait partie de</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Création</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Ready containers</source>
        <translation>Conteneurs prêts</translation>
    </message>
    <message>
        <source>Quality of service</source>
        <translation>Qualité de service</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Nœud</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plateforme</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Shared with other images</source>
        <translation>Partagé avec d’autres images</translation>
    </message>
    <message>
        <source>Freed when deleted</source>
        <translation>Libéré à la suppression</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Utilisé par</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Ready pods</source>
        <translation>Pods prêts</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>À jour</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Révision</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Stratégie</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>Réussites</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Entry point</source>
        <translation>Point d’entrée</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Working folder</source>
        <translation>Dossier de travail</translation>
    </message>
    <message>
        <source>Host name</source>
        <translation>Nom d’hôte</translation>
    </message>
    <message>
        <source>Asked to end by</source>
        <translation>Signal d’arrêt</translation>
    </message>
    <message>
        <source>Under an init</source>
        <translation>Sous un init</translation>
    </message>
    <message>
        <source>Log driver</source>
        <translation>Pilote de journal</translation>
    </message>
    <message>
        <source>Name servers</source>
        <translation>Serveurs de noms</translation>
    </message>
    <message>
        <source>Hosts it knows</source>
        <translation>Hôtes connus</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Droits</translation>
    </message>
    <message>
        <source>Privileged</source>
        <translation>Privilégié</translation>
    </message>
    <message>
        <source>Own files read-only</source>
        <translation>Fichiers propres en lecture seule</translation>
    </message>
    <message>
        <source>Capabilities added</source>
        <translation>Capacités ajoutées</translation>
    </message>
    <message>
        <source>Capabilities taken away</source>
        <translation>Capacités retirées</translation>
    </message>
    <message>
        <source>Security options</source>
        <translation>Options de sécurité</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Périphériques</translation>
    </message>
    <message>
        <source>Shared with others</source>
        <translation>Partagé avec d’autres</translation>
    </message>
    <message>
        <source>Further limits</source>
        <translation>Autres limites</translation>
    </message>
    <message>
        <source>Swap limit</source>
        <translation>Limite d’échange (swap)</translation>
    </message>
    <message>
        <source>Memory reserved</source>
        <translation>Mémoire réservée</translation>
    </message>
    <message>
        <source>Shared memory</source>
        <translation>Mémoire partagée</translation>
    </message>
    <message>
        <source>Process limit</source>
        <translation>Limite de processus</translation>
    </message>
    <message>
        <source>CPU weight</source>
        <translation>Poids CPU</translation>
    </message>
    <message>
        <source>On CPUs</source>
        <translation>Sur les CPU</translation>
    </message>
    <message>
        <source>Limits of processes</source>
        <translation>Limites par processus</translation>
    </message>
    <message>
        <source>Kernel settings</source>
        <translation>Réglages du noyau</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>mémoire</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>Contrôle de santé</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Dernière réponse</translation>
    </message>
    <message>
        <source>Failures in a row</source>
        <translation>Échecs d’affilée</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
</context>
<context>
    <name>glossary</name>
    <message>
        <source>What it is called. Within one kind, a name belongs to one object only.</source>
        <translation>Comment il s’appelle. Dans un même genre, un nom n’est qu’à un seul objet.</translation>
    </message>
    <message>
        <source>What it does now, in one word; point at it for the reason in the engine’s own words.</source>
        <translation>Ce qu’il fait maintenant, en un mot&#x202f;; pointez-le pour la raison, dans les mots du moteur.</translation>
    </message>
    <message>
        <source>What it does now, and why.</source>
        <translation>Ce qu’il fait maintenant, et pourquoi.</translation>
    </message>
    <message>
        <source>Why it is in this state, in the engine’s own words.</source>
        <translation>Pourquoi il est dans cet état, dans les mots du moteur.</translation>
    </message>
    <message>
        <source>How long ago it was made; point at it for the exact moment.</source>
        <translation>Depuis combien de temps il existe&#x202f;; pointez-le pour le moment exact.</translation>
    </message>
    <message>
        <source>When it was made.</source>
        <translation>Quand il a été créé.</translation>
    </message>
    <message>
        <source>When its program began to run.</source>
        <translation>Quand son programme s’est mis à tourner.</translation>
    </message>
    <message>
        <source>When its program ended.</source>
        <translation>Quand son programme s’est terminé.</translation>
    </message>
    <message>
        <source>What belongs together: a Compose project, or a namespace. The switch at the top shows one only.</source>
        <translation>Ce qui va ensemble&#x202f;: un projet Compose ou un espace de noms. Le sélecteur en haut n’en montre qu’un.</translation>
    </message>
    <message>
        <source>The read-only files that it was started from.</source>
        <translation>Les fichiers en lecture seule dont il est parti.</translation>
    </message>
    <message>
        <source>The image by its digest: a tag may have been given to another one since.</source>
        <translation>L’image par son empreinte&#x202f;: une étiquette a pu passer à une autre depuis.</translation>
    </message>
    <message>
        <source>The program that runs, with its arguments; when it ends, the container ends.</source>
        <translation>Le programme qui tourne, avec ses arguments&#x202f;; quand il se termine, le conteneur se termine.</translation>
    </message>
    <message>
        <source>The number of its first process on this machine.</source>
        <translation>Le numéro de son premier processus sur cette machine.</translation>
    </message>
    <message>
        <source>What the program said when it ended: 0 is well, above 128 a signal ended it.</source>
        <translation>Ce qu’a dit le programme en se terminant&#x202f;: 0 va bien, au-delà de 128 un signal l’a arrêté.</translation>
    </message>
    <message>
        <source>How often it was started again by itself. Many in a short time mean that it crashes.</source>
        <translation>Combien de fois il a été relancé tout seul. Beaucoup en peu de temps veut dire qu’il plante.</translation>
    </message>
    <message>
        <source>What the engine does when the program has ended by itself.</source>
        <translation>Ce que fait le moteur quand le programme s’est terminé de lui-même.</translation>
    </message>
    <message>
        <source>What the health check said last: a command that runs inside now and then.</source>
        <translation>Ce qu’a dit le dernier contrôle de santé&#x202f;: une commande lancée à l’intérieur de temps en temps.</translation>
    </message>
    <message>
        <source>What reaches this machine at the first number is led to the second one in the container.</source>
        <translation>Ce qui arrive à cette machine sur le premier numéro est conduit au second dans le conteneur.</translation>
    </message>
    <message>
        <source>Processor time it uses, in cores: 1.0 is one whole core.</source>
        <translation>Le temps de processeur qu’il consomme, en cœurs&#x202f;: 1,0 est un cœur entier.</translation>
    </message>
    <message>
        <source>The most processor time that it gets; who wants more is slowed down, not ended.</source>
        <translation>Le plus de temps de processeur qu’il reçoit&#x202f;; qui en veut plus est ralenti, pas arrêté.</translation>
    </message>
    <message>
        <source>The processor cores of the machine.</source>
        <translation>Les cœurs de processeur de la machine.</translation>
    </message>
    <message>
        <source>The share of time in which something in it could run but had to wait (PSI).</source>
        <translation>La part du temps où quelque chose aurait pu y tourner, mais a dû attendre (PSI).</translation>
    </message>
    <message>
        <source>What it cannot do without: its working set, without files that are only cached.</source>
        <translation>Ce dont il ne peut se passer&#x202f;: sa mémoire de travail, sans les fichiers seulement en cache.</translation>
    </message>
    <message>
        <source>Who needs more than this is ended by the kernel (“out of memory”).</source>
        <translation>Qui en demande plus est arrêté par le noyau («&#x202f;out of memory&#x202f;»).</translation>
    </message>
    <message>
        <source>Bytes that it reads from the disk each second.</source>
        <translation>Les octets qu’il lit sur le disque chaque seconde.</translation>
    </message>
    <message>
        <source>Bytes that it writes to the disk each second.</source>
        <translation>Les octets qu’il écrit sur le disque chaque seconde.</translation>
    </message>
    <message>
        <source>The room of the disk that the engine keeps everything on, and what is used of it.</source>
        <translation>La place du disque où le moteur range tout, et ce qui en est utilisé.</translation>
    </message>
    <message>
        <source>Bytes that come to it over the network each second.</source>
        <translation>Les octets qui lui arrivent par le réseau chaque seconde.</translation>
    </message>
    <message>
        <source>Bytes that it sends over the network each second.</source>
        <translation>Les octets qu’il envoie par le réseau chaque seconde.</translation>
    </message>
    <message>
        <source>What it takes on the disk.</source>
        <translation>Ce qu’il occupe sur le disque.</translation>
    </message>
    <message>
        <source>The part of its size that other images have too: it is kept once.</source>
        <translation>La part de sa taille que d’autres images ont aussi&#x202f;: elle n’est gardée qu’une fois.</translation>
    </message>
    <message>
        <source>What would come free on the disk; shared layers stay.</source>
        <translation>Ce qui serait libéré sur le disque&#x202f;; les couches partagées restent.</translation>
    </message>
    <message>
        <source>Steps of files on top of each other. Images that begin alike share them.</source>
        <translation>Des étapes de fichiers posées l’une sur l’autre. Les images qui commencent pareil les partagent.</translation>
    </message>
    <message>
        <source>Names of the image. A tag can be given to another image later; a digest cannot.</source>
        <translation>Les noms de l’image. Une étiquette peut passer plus tard à une autre image&#x202f;; une empreinte, non.</translation>
    </message>
    <message>
        <source>A fingerprint of the content: the same digest is the same content, everywhere.</source>
        <translation>L’empreinte du contenu&#x202f;: même empreinte, même contenu, partout.</translation>
    </message>
    <message>
        <source>The system and processor that its programs are made for.</source>
        <translation>Le système et le processeur pour lesquels ses programmes sont faits.</translation>
    </message>
    <message>
        <source>Containers that need it: as long as there are any, it is not deleted.</source>
        <translation>Les conteneurs qui en ont besoin&#x202f;: tant qu’il y en a, il n’est pas supprimé.</translation>
    </message>
    <message>
        <source>The part of the engine that takes care of it.</source>
        <translation>La partie du moteur qui s’en occupe.</translation>
    </message>
    <message>
        <source>Where it lies on the machine of the engine.</source>
        <translation>Où il se trouve sur la machine du moteur.</translation>
    </message>
    <message>
        <source>Whether a person has said that it must not be deleted.</source>
        <translation>Si quelqu’un a dit qu’il ne doit pas être supprimé.</translation>
    </message>
    <message>
        <source>The number that the engine gave it: it never changes, unlike the name.</source>
        <translation>Le numéro que le moteur lui a donné&#x202f;: il ne change jamais, au contraire du nom.</translation>
    </message>
    <message>
        <source>What tells it from all others.</source>
        <translation>Ce qui le distingue de tous les autres.</translation>
    </message>
    <message>
        <source>Notes for people and tools; services and deployments find their pods by them.</source>
        <translation>Des notes pour les personnes et les outils&#x202f;; services et déploiements y reconnaissent leurs pods.</translation>
    </message>
    <message>
        <source>Volumes and folders that appear inside, and under which folder.</source>
        <translation>Les volumes et dossiers qui apparaissent à l’intérieur, et sous quel dossier.</translation>
    </message>
    <message>
        <source>The networks that it is connected to; within one, containers find each other by name.</source>
        <translation>Les réseaux auxquels il est relié&#x202f;; dans un même réseau, les conteneurs se trouvent par leur nom.</translation>
    </message>
    <message>
        <source>Whom it can talk to.</source>
        <translation>À qui il peut parler.</translation>
    </message>
    <message>
        <source>What it belongs to, and what takes care of it.</source>
        <translation>De quoi il fait partie, et qui s’en occupe.</translation>
    </message>
    <message>
        <source>What it may use, and what outlives it.</source>
        <translation>Ce qu’il peut consommer, et ce qui lui survit.</translation>
    </message>
    <message>
        <source>What it runs, and from which files.</source>
        <translation>Ce qu’il fait tourner, et à partir de quels fichiers.</translation>
    </message>
    <message>
        <source>Where it is reached from inside its network.</source>
        <translation>Où on le joint depuis son réseau.</translation>
    </message>
    <message>
        <source>The addresses that this network gives to its containers.</source>
        <translation>Les adresses que ce réseau donne à ses conteneurs.</translation>
    </message>
    <message>
        <source>The address by which its containers reach other networks.</source>
        <translation>L’adresse par laquelle ses conteneurs atteignent d’autres réseaux.</translation>
    </message>
    <message>
        <source>A network without a way out: its containers reach each other and nobody else.</source>
        <translation>Un réseau sans issue&#x202f;: ses conteneurs se joignent entre eux, et personne d’autre.</translation>
    </message>
    <message>
        <source>Its containers reach each other and nobody else.</source>
        <translation>Ses conteneurs se joignent entre eux, et personne d’autre.</translation>
    </message>
    <message>
        <source>Whether the network has a name server of its own.</source>
        <translation>Si le réseau a son propre serveur de noms.</translation>
    </message>
    <message>
        <source>The containers of it, those that do not run included.</source>
        <translation>Ses conteneurs, y compris ceux qui ne tournent pas.</translation>
    </message>
    <message>
        <source>Who can reach it, and how.</source>
        <translation>Qui peut le joindre, et comment.</translation>
    </message>
    <message>
        <source>Which sort of it this is; what it can do depends on that.</source>
        <translation>De quelle sorte il est&#x202f;; ce qu’il sait faire en dépend.</translation>
    </message>
    <message>
        <source>The labels by which it finds its pods.</source>
        <translation>Les étiquettes auxquelles il reconnaît ses pods.</translation>
    </message>
    <message>
        <source>How many ready pods it leads to; with none, nobody answers.</source>
        <translation>À combien de pods prêts il mène&#x202f;; sans aucun, personne ne répond.</translation>
    </message>
    <message>
        <source>The pods that it leads to now.</source>
        <translation>Les pods où il mène maintenant.</translation>
    </message>
    <message>
        <source>The service that what comes in is led to.</source>
        <translation>Le service auquel est conduit ce qui entre.</translation>
    </message>
    <message>
        <source>The host name and path by which it is reached from outside.</source>
        <translation>Le nom d’hôte et le chemin par lesquels on le joint du dehors.</translation>
    </message>
    <message>
        <source>Where the encryption of what comes in ends.</source>
        <translation>Où s’arrête le chiffrement de ce qui entre.</translation>
    </message>
    <message>
        <source>How many work and say so, of how many there are.</source>
        <translation>Combien fonctionnent et le disent, sur combien il y en a.</translation>
    </message>
    <message>
        <source>How many of its containers work and say so.</source>
        <translation>Combien de ses conteneurs fonctionnent et le disent.</translation>
    </message>
    <message>
        <source>How many of its pods work and say so, of how many are wanted.</source>
        <translation>Combien de ses pods fonctionnent et le disent, sur combien sont voulus.</translation>
    </message>
    <message>
        <source>How many pods have the newest version already.</source>
        <translation>Combien de pods ont déjà la dernière version.</translation>
    </message>
    <message>
        <source>How a new version takes the place of the old one.</source>
        <translation>Comment une nouvelle version prend la place de l’ancienne.</translation>
    </message>
    <message>
        <source>Counts the versions: each change of the template makes a new one.</source>
        <translation>Compte les versions&#x202f;: chaque changement du modèle en fait une nouvelle.</translation>
    </message>
    <message>
        <source>How many times the work was done, of how many it is to be done.</source>
        <translation>Combien de fois le travail a été fait, sur combien il doit l’être.</translation>
    </message>
    <message>
        <source>How often it failed; after too many it is given up.</source>
        <translation>Combien de fois il a échoué&#x202f;; après trop d’échecs, il est abandonné.</translation>
    </message>
    <message>
        <source>Who is ended first when the machine runs out of memory: BestEffort, then Burstable, Guaranteed last.</source>
        <translation>Qui est arrêté en premier quand la machine manque de mémoire&#x202f;: BestEffort, puis Burstable, Guaranteed en dernier.</translation>
    </message>
    <message>
        <source>The machine that it runs on.</source>
        <translation>La machine où il tourne.</translation>
    </message>
    <message>
        <source>What made it and takes care of it: changes are made there.</source>
        <translation>Ce qui l’a créé et s’en occupe&#x202f;: c’est là que se font les changements.</translation>
    </message>
    <message>
        <source>What is wanted; the engine works until it is so.</source>
        <translation>Ce qui est voulu&#x202f;; le moteur travaille jusqu’à ce qu’il en soit ainsi.</translation>
    </message>
    <message>
        <source>The names under which it keeps values.</source>
        <translation>Les noms sous lesquels il garde des valeurs.</translation>
    </message>
    <message>
        <source>How many values it keeps.</source>
        <translation>Combien de valeurs il garde.</translation>
    </message>
    <message>
        <source>What it keeps, as files.</source>
        <translation>Ce qu’il garde, sous forme de fichiers.</translation>
    </message>
    <message>
        <source>What it happened to.</source>
        <translation>À quoi c’est arrivé.</translation>
    </message>
    <message>
        <source>What it happened to, and where to read more.</source>
        <translation>À quoi c’est arrivé, et où en lire plus.</translation>
    </message>
    <message>
        <source>What happened, when, and how often.</source>
        <translation>Ce qui est arrivé, quand, et combien de fois.</translation>
    </message>
    <message>
        <source>What happened, in one sentence.</source>
        <translation>Ce qui est arrivé, en une phrase.</translation>
    </message>
    <message>
        <source>How often the same happened.</source>
        <translation>Combien de fois la même chose est arrivée.</translation>
    </message>
    <message>
        <source>When it happened last.</source>
        <translation>Quand c’est arrivé pour la dernière fois.</translation>
    </message>
    <message>
        <source>The operating system of the machine.</source>
        <translation>Le système d’exploitation de la machine.</translation>
    </message>
    <message>
        <source>The part of the system that all containers share: there is only one, unlike in virtual machines.</source>
        <translation>La partie du système que tous les conteneurs partagent&#x202f;: il n’y en a qu’un, au contraire des machines virtuelles.</translation>
    </message>
    <message>
        <source>The program that runs the containers, and its version.</source>
        <translation>Le programme qui fait tourner les conteneurs, et sa version.</translation>
    </message>
    <message>
        <source>The small program that starts one container and steps aside (crun or runc).</source>
        <translation>Le petit programme qui démarre un conteneur puis s’efface (crun ou runc).</translation>
    </message>
    <message>
        <source>The kernel’s way to count and limit what a group of processes uses; version 2 can do more.</source>
        <translation>La façon du noyau de compter et limiter ce que consomme un groupe de processus&#x202f;; la version 2 en fait plus.</translation>
    </message>
    <message>
        <source>Whether the engine runs as an ordinary user: root in a container is then nobody special outside.</source>
        <translation>Si le moteur tourne comme utilisateur ordinaire&#x202f;: root dans un conteneur n’est alors personne de spécial au dehors.</translation>
    </message>
    <message>
        <source>The machine that the engine runs on.</source>
        <translation>La machine où tourne le moteur.</translation>
    </message>
    <message>
        <source>The volumes among its mounts.</source>
        <translation>Ceux de ses montages qui sont des volumes.</translation>
    </message>
    <message>
        <source>The program that gets the command as its arguments.</source>
        <translation>Le programme qui reçoit la commande comme arguments.</translation>
    </message>
    <message>
        <source>As whom the program runs inside; without one, as root.</source>
        <translation>L’utilisateur sous lequel tourne le programme, à l’intérieur&#x202f;; à défaut, root.</translation>
    </message>
    <message>
        <source>The folder inside in which the program starts.</source>
        <translation>Le dossier, à l’intérieur, où démarre le programme.</translation>
    </message>
    <message>
        <source>What the program believes that its machine is called.</source>
        <translation>Le nom que le programme croit être celui de sa machine.</translation>
    </message>
    <message>
        <source>The signal that asks it to end, and how long it gets before it is killed.</source>
        <translation>Le signal qui lui demande de s’arrêter, et le temps qui lui est laissé avant d’être tué.</translation>
    </message>
    <message>
        <source>Whether a small program starts it and clears away what its processes leave behind.</source>
        <translation>Si un petit programme le démarre et débarrasse ce que ses processus laissent derrière eux.</translation>
    </message>
    <message>
        <source>Where what it writes goes. Not every one can be read here.</source>
        <translation>Où va ce qu’il écrit. Tous ne peuvent pas être lus ici.</translation>
    </message>
    <message>
        <source>Whom it asks for names, instead of those of the machine.</source>
        <translation>Les serveurs auxquels il demande les noms, à la place de ceux de la machine.</translation>
    </message>
    <message>
        <source>Names and addresses that were written into its /etc/hosts.</source>
        <translation>Les noms et les adresses qui ont été inscrits dans son /etc/hosts.</translation>
    </message>
    <message>
        <source>With all rights of root over the machine: nothing holds it back any more.</source>
        <translation>Avec tous les droits de root sur la machine&#xa0;: plus rien ne le retient.</translation>
    </message>
    <message>
        <source>Whether it can write into its volumes and memory disks only.</source>
        <translation>S’il ne peut écrire que dans ses volumes et ses disques en mémoire.</translation>
    </message>
    <message>
        <source>Pieces of root’s power that it has beside the usual ones.</source>
        <translation>Les parcelles du pouvoir de root qu’il a en plus des parcelles habituelles.</translation>
    </message>
    <message>
        <source>Pieces of root’s power that it does not have.</source>
        <translation>Les parcelles du pouvoir de root qu’il n’a pas.</translation>
    </message>
    <message>
        <source>What the kernel lets it do, where that is not as usual.</source>
        <translation>Ce que le noyau lui permet, là où ce n’est pas comme d’habitude.</translation>
    </message>
    <message>
        <source>Devices of the machine that it may use.</source>
        <translation>Les périphériques de la machine dont il peut se servir.</translation>
    </message>
    <message>
        <source>What it sees of the machine or of another container, instead of its own.</source>
        <translation>Ce qu’il voit de la machine ou d’un autre conteneur, au lieu de l’avoir pour lui seul.</translation>
    </message>
    <message>
        <source>At most so much of its memory is put on the disk.</source>
        <translation>La part de sa mémoire qui peut, au plus, être mise sur le disque.</translation>
    </message>
    <message>
        <source>It is pressed down to this when memory is scarce.</source>
        <translation>Il est ramené à cette quantité quand la mémoire manque.</translation>
    </message>
    <message>
        <source>The size of its /dev/shm, which databases and browsers use.</source>
        <translation>La taille de son /dev/shm, dont se servent les bases de données et les navigateurs.</translation>
    </message>
    <message>
        <source>At most so many processes and threads run in it.</source>
        <translation>Le nombre de processus et de fils d’exécution qui peuvent, au plus, y tourner.</translation>
    </message>
    <message>
        <source>Its part when all want the processor; 1024 is what most have.</source>
        <translation>Sa part quand tous veulent le processeur&#x202f;; la plupart ont 1024.</translation>
    </message>
    <message>
        <source>It runs on these processors only.</source>
        <translation>Il ne tourne que sur ces processeurs.</translation>
    </message>
    <message>
        <source>What each of its processes may use: soft and hard limit.</source>
        <translation>Ce que chacun de ses processus peut utiliser&#xa0;: limite souple et limite stricte.</translation>
    </message>
    <message>
        <source>Settings of the kernel that hold for this container alone.</source>
        <translation>Les réglages du noyau qui ne valent que pour ce conteneur.</translation>
    </message>
    <message>
        <source>The command that is run inside now and then: 0 means healthy.</source>
        <translation>La commande exécutée de temps en temps dans le conteneur&#x202f;: 0 signifie en bonne santé.</translation>
    </message>
    <message>
        <source>What the health check wrote when it was run last.</source>
        <translation>Ce que le contrôle de santé a écrit la dernière fois.</translation>
    </message>
    <message>
        <source>How often in succession the health check has said no. After some, it is unhealthy.</source>
        <translation>Combien de fois de suite le contrôle de santé a dit non. Au bout de quelques-unes, il est en mauvaise santé.</translation>
    </message>
</context>
<context>
    <name>guide</name>
    <message>
        <source>Welcome aboard</source>
        <translation>Bienvenue à bord</translation>
    </message>
    <message>
        <source>A container is a program that runs by itself, with files, a network and limits of its own. It is no virtual machine: it uses this machine’s kernel, so it starts at once and costs next to nothing. In a minute you know where everything is.</source>
        <translation>Un conteneur est un programme qui tourne à part, avec des fichiers, un réseau et des limites à lui. Ce n’est pas une machine virtuelle&#x202f;: il se sert du noyau de cette machine, démarre donc aussitôt et ne coûte presque rien. Dans une minute, vous saurez où tout se trouve.</translation>
    </message>
    <message>
        <source>Where you are</source>
        <translation>Où vous êtes</translation>
    </message>
    <message>
        <source>The engine that you look at. Darse brings one along; Docker and Podman of this machine are found by themselves, others you add here. Each has its colour, so that you do not mistake one for the other.</source>
        <translation>Le moteur que vous regardez. Darse apporte le sien&#x202f;; Docker et Podman de cette machine sont trouvés d’eux-mêmes, les autres s’ajoutent ici. Chacun a sa couleur, pour ne pas les confondre.</translation>
    </message>
    <message>
        <source>What there is</source>
        <translation>Ce qu’il y a</translation>
    </message>
    <message>
        <source>Containers run, images are what they start from, volumes keep their data, networks let them talk. A click opens the list; in a list, Enter opens one with its log, terminal, files and numbers.</source>
        <translation>Les conteneurs tournent, les images sont ce dont ils partent, les volumes gardent leurs données, les réseaux les font se parler. Un clic ouvre la liste&#x202f;; dans une liste, Entrée en ouvre un, avec son journal, son terminal, ses fichiers et ses mesures.</translation>
    </message>
    <message>
        <source>Making something</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Pull an image, then create a container of it. Without a network, make the starter image of what this machine has. You can paste a “docker run” line, or drop a YAML file or an archive on the window.</source>
        <translation>Téléchargez une image, puis créez-en un conteneur. Sans réseau, faites l’image de départ avec ce que la machine possède. Vous pouvez coller une ligne «&#x202f;docker run&#x202f;», ou déposer un fichier YAML ou une archive sur la fenêtre.</translation>
    </message>
    <message>
        <source>Finding and doing</source>
        <translation>Trouver et agir</translation>
    </message>
    <message>
        <source>Type a few letters of anything: a container, a page, or what you want to do, such as “restart web”. Ctrl+K brings you here from everywhere.</source>
        <translation>Saisissez quelques lettres de n’importe quoi&#x202f;: un conteneur, une page, ou ce que vous voulez faire, comme «&#x202f;redémarrer web&#x202f;». Ctrl+K vous y amène de partout.</translation>
    </message>
    <message>
        <source>What is going on</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>Whatever takes a while goes on here, with its progress and a way to cancel it. Each shows the command line that does the same, to learn from. Deleted by mistake? Ctrl+Z brings it back.</source>
        <translation>Tout ce qui prend du temps se déroule ici, avec sa progression et de quoi l’annuler. Chaque opération montre la ligne de commande équivalente, pour apprendre. Supprimé par erreur&#x202f;? Ctrl+Z le ramène.</translation>
    </message>
    <message>
        <source>As you like it</source>
        <translation>À votre goût</translation>
    </message>
    <message>
        <source>Light or dark, English or French, larger for a classroom; and this tour again. “?” shows every key. Point at any heading or field, and it says what it means.</source>
        <translation>Clair ou sombre, français ou anglais, plus grand pour une salle de classe&#x202f;; et cette visite à nouveau. «&#x202f;?&#x202f;» montre toutes les touches. Pointez un en-tête ou un champ, et il dit ce qu’il signifie.</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Open the details</source>
        <translation>Ouvrir les détails</translation>
    </message>
    <message>
        <source>Select or unselect a row</source>
        <translation>Sélectionner ou désélectionner une ligne</translation>
    </message>
    <message>
        <source>Select everything</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Delete the selection</source>
        <translation>Supprimer la sélection</translation>
    </message>
    <message>
        <source>Switch between tabs</source>
        <translation>Changer d’onglet</translation>
    </message>
    <message>
        <source>Find in the log or in the YAML</source>
        <translation>Chercher dans le journal ou le YAML</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Aller à</translation>
    </message>
    <message>
        <source>Theme: as the desktop</source>
        <translation>Thème&#xa0;: comme le bureau</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Thème&#xa0;: clair</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Thème&#xa0;: sombre</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Chercher ou lancer une commande</translation>
    </message>
    <message>
        <source>Filter this page</source>
        <translation>Filtrer cette page</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Fold or unfold the navigation</source>
        <translation>Replier ou déplier la navigation</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Afficher tous les raccourcis</translation>
    </message>
    <message>
        <source>Pull an image…</source>
        <translation>Télécharger une image…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Langue&#xa0;: %1</translation>
    </message>
    <message>
        <source>Presentation mode: everything larger</source>
        <translation>Mode présentation&#xa0;: tout en plus grand</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Create a container…</source>
        <translation>Créer un conteneur…</translation>
    </message>
    <message>
        <source>Make the starter image</source>
        <translation>Créer l’image de départ</translation>
    </message>
    <message>
        <source>Add a connection…</source>
        <translation>Ajouter une connexion…</translation>
    </message>
    <message>
        <source>Bring back what was deleted last</source>
        <translation>Rétablir ce qui a été supprimé en dernier</translation>
    </message>
    <message>
        <source>Delete stopped containers…</source>
        <translation>Supprimer les conteneurs arrêtés…</translation>
    </message>
    <message>
        <source>Delete images without a name…</source>
        <translation>Supprimer les images sans nom…</translation>
    </message>
    <message>
        <source>Delete unused volumes…</source>
        <translation>Supprimer les volumes inutilisés…</translation>
    </message>
    <message>
        <source>Delete unused networks…</source>
        <translation>Supprimer les réseaux inutilisés…</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>Ménage</translation>
    </message>
    <message>
        <source>Create a volume…</source>
        <translation>Créer un volume…</translation>
    </message>
    <message>
        <source>Create a network…</source>
        <translation>Créer un réseau…</translation>
    </message>
    <message>
        <source>Load images from a file…</source>
        <translation>Charger des images d’un fichier…</translation>
    </message>
    <message>
        <source>Log in to a registry…</source>
        <translation>Se connecter à un registre…</translation>
    </message>
    <message>
        <source>Open the trash</source>
        <translation>Ouvrir la corbeille</translation>
    </message>
    <message>
        <source>Next match, previous match</source>
        <translation>Résultat suivant, résultat précédent</translation>
    </message>
    <message>
        <source>The chosen line in full</source>
        <translation>La ligne choisie en entier</translation>
    </message>
    <message>
        <source>Line by line</source>
        <translation>Ligne par ligne</translation>
    </message>
    <message>
        <source>First line, last line</source>
        <translation>Première ligne, dernière ligne</translation>
    </message>
    <message>
        <source>Copy, paste</source>
        <translation>Copier, coller</translation>
    </message>
    <message>
        <source>Search in what went by</source>
        <translation>Chercher dans ce qui a défilé</translation>
    </message>
    <message>
        <source>New terminal, close this one</source>
        <translation>Nouveau terminal, fermer celui-ci</translation>
    </message>
    <message>
        <source>Leave the terminal</source>
        <translation>Quitter le terminal</translation>
    </message>
    <message>
        <source>In lists and details</source>
        <translation>Dans les listes et les détails</translation>
    </message>
    <message>
        <source>In logs</source>
        <translation>Dans les journaux</translation>
    </message>
    <message>
        <source>In terminals</source>
        <translation>Dans les terminaux</translation>
    </message>
    <message>
        <source>Create from YAML…</source>
        <translation>Créer à partir de YAML…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Make an image of a tar of files…</source>
        <translation>Créer une image d’une archive tar de fichiers…</translation>
    </message>
    <message>
        <source>Show me around</source>
        <translation>Faire la visite</translation>
    </message>
    <message>
        <source>What may stand here</source>
        <translation>Ce qui peut figurer ici</translation>
    </message>
    <message>
        <source>Next problem, previous problem</source>
        <translation>Problème suivant, précédent</translation>
    </message>
    <message>
        <source>Search and replace</source>
        <translation>Chercher et remplacer</translation>
    </message>
    <message>
        <source>Fold a block, make lines a comment</source>
        <translation>Replier un bloc, mettre des lignes en commentaire</translation>
    </message>
    <message>
        <source>Show what would change</source>
        <translation>Montrer ce qui changerait</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>In the YAML editor</source>
        <translation>Dans l’éditeur YAML</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Config maps</source>
        <translation>ConfigMaps</translation>
    </message>
    <message>
        <source>Config map</source>
        <translation>ConfigMap</translation>
    </message>
    <message>
        <source>A config map holds settings apart from the image, so that one image serves everywhere. Pods read it as variables or as files.</source>
        <translation>Une ConfigMap garde les réglages à part de l’image, pour que la même image serve partout. Les pods la lisent comme variables ou comme fichiers.</translation>
    </message>
    <message>
        <source>No config maps yet</source>
        <translation>Pas encore de ConfigMap</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Secrets</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>A secret is like a config map for passwords and keys. Its values are fetched only when you ask to see them.</source>
        <translation>Un secret est une sorte de ConfigMap pour les mots de passe et les clés. Ses valeurs ne sont lues que lorsque vous demandez à les voir.</translation>
    </message>
    <message>
        <source>No secrets yet</source>
        <translation>Pas encore de secret</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Conteneurs</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Conteneur</translation>
    </message>
    <message>
        <source>A container is a process of a machine with its own view of files, network and other processes. Unlike a virtual machine, it shares the kernel.</source>
        <translation>Un conteneur est un processus d’une machine, avec sa propre vue des fichiers, du réseau et des autres processus. Contrairement à une machine virtuelle, il partage le noyau.</translation>
    </message>
    <message>
        <source>No containers yet</source>
        <translation>Pas encore de conteneur</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>An event is something that happened to an object. Read them from the newest back to see why something is as it is.</source>
        <translation>Un événement est quelque chose qui est arrivé à un objet. Lisez-les du plus récent au plus ancien pour comprendre pourquoi un objet est dans son état.</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Il ne s’est encore rien passé</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Machines</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>A machine runs containers. All of them share its one kernel, its CPUs and its memory.</source>
        <translation>Une machine fait tourner des conteneurs. Tous partagent son unique noyau, ses processeurs et sa mémoire.</translation>
    </message>
    <message>
        <source>No machines</source>
        <translation>Aucune machine</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>A service is one name and address for a changing set of pods. Whoever calls it reaches a pod that answers.</source>
        <translation>Un service est un nom et une adresse uniques pour un ensemble changeant de pods. Qui l’appelle atteint un pod qui répond.</translation>
    </message>
    <message>
        <source>No services yet</source>
        <translation>Pas encore de service</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routes</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>A route leads from a host name outside to a service inside.</source>
        <translation>Une route mène d’un nom d’hôte, à l’extérieur, à un service, à l’intérieur.</translation>
    </message>
    <message>
        <source>No routes yet</source>
        <translation>Pas encore de route</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>A network joins containers as a switch joins machines. Containers of different networks do not see one another.</source>
        <translation>Un réseau relie des conteneurs comme un commutateur relie des machines. Les conteneurs de réseaux différents ne se voient pas.</translation>
    </message>
    <message>
        <source>No networks yet</source>
        <translation>Pas encore de réseau</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>A pod is a group of containers that share one network address and live and die together. It is what Kubernetes places and counts.</source>
        <translation>Un pod est un groupe de conteneurs qui partagent une même adresse réseau et vivent et meurent ensemble. C’est l’unité que Kubernetes place et compte.</translation>
    </message>
    <message>
        <source>No pods yet</source>
        <translation>Pas encore de pod</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>A volume keeps files when containers come and go. What a container writes elsewhere is deleted with it.</source>
        <translation>Un volume conserve les fichiers quand les conteneurs passent. Ce qu’un conteneur écrit ailleurs est supprimé avec lui.</translation>
    </message>
    <message>
        <source>No volumes yet</source>
        <translation>Pas encore de volume</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>An image is a stack of read-only layers that containers start from. Images that have layers in common store them once.</source>
        <translation>Une image est une pile de couches en lecture seule à partir de laquelle démarrent les conteneurs. Les couches communes à plusieurs images ne sont stockées qu’une fois.</translation>
    </message>
    <message>
        <source>No images yet</source>
        <translation>Pas encore d’image</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>Déploiements</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Déploiement</translation>
    </message>
    <message>
        <source>A deployment keeps a number of like pods running: it replaces those that fail and rolls out new versions a few at a time.</source>
        <translation>Un déploiement maintient en marche un certain nombre de pods identiques&#xa0;: il remplace ceux qui échouent et installe les nouvelles versions quelques pods à la fois.</translation>
    </message>
    <message>
        <source>No deployments yet</source>
        <translation>Pas encore de déploiement</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>A job runs pods until enough of them have succeeded, then it is done.</source>
        <translation>Une tâche lance des pods jusqu’à ce qu’assez d’entre eux aient réussi&#x202f;; elle est alors terminée.</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>Pas encore de tâche</translation>
    </message>
</context>
<context>
    <name>linksteps</name>
    <message>
        <source>Waiting for the next try…</source>
        <translation>Attente du prochain essai…</translation>
    </message>
    <message>
        <source>Starting the engine of this machine…</source>
        <translation>Démarrage du moteur de cette machine…</translation>
    </message>
    <message>
        <source>Opening the way through ssh…</source>
        <translation>Ouverture du passage par ssh…</translation>
    </message>
    <message>
        <source>Reaching the server…</source>
        <translation>Recherche du serveur…</translation>
    </message>
    <message>
        <source>Asking what it is and what it has…</source>
        <translation>Demande de ce qu’il est et de ce qu’il a…</translation>
    </message>
</context>
<context>
    <name>logs</name>
    <message>
        <source>Local time</source>
        <translation>Heure locale</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>How long ago</source>
        <translation>Temps écoulé</translation>
    </message>
    <message>
        <source>No times</source>
        <translation>Sans heure</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>il y a %1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>il y a %1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>il y a %1&#xa0;h</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>il y a %1&#xa0;j</translation>
    </message>
    <message>
        <source>When the engine received each line, by the clock of your time zone.</source>
        <translation>Quand le moteur a reçu chaque ligne, à l’heure de votre fuseau.</translation>
    </message>
    <message>
        <source>The same moment without time zones: what machines elsewhere write too.</source>
        <translation>Le même instant sans fuseau horaire&#x202f;: ce qu’écrivent aussi les machines d’ailleurs.</translation>
    </message>
    <message>
        <source>Counted back from now.</source>
        <translation>Compté à rebours depuis maintenant.</translation>
    </message>
    <message>
        <source>Only what the program has written.</source>
        <translation>Seulement ce que le programme a écrit.</translation>
    </message>
</context>
<context>
    <name>metrics</name>
    <message>
        <source>10 minutes</source>
        <translation>10&#xa0;minutes</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1&#xa0;heure</translation>
    </message>
    <message>
        <source>6 hours</source>
        <translation>6&#xa0;heures</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24&#xa0;heures</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lu</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Écrit</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5&#xa0;minutes</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3&#xa0;jours</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7&#xa0;jours</translation>
    </message>
    <message>
        <source>14 days</source>
        <translation>14&#xa0;jours</translation>
    </message>
    <message>
        <source>Working set</source>
        <translation>Mémoire active</translation>
    </message>
    <message>
        <source>With cached files</source>
        <translation>Avec les fichiers en cache</translation>
    </message>
    <message>
        <source>Waiting (PSI)</source>
        <translation>Attente (PSI)</translation>
    </message>
    <message>
        <source>Held up by the CPU limit</source>
        <translation>Freiné par la limite de CPU</translation>
    </message>
    <message>
        <source>Share of periods</source>
        <translation>Part des périodes</translation>
    </message>
</context>
<context>
    <name>navigation</name>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation>Charges de travail</translation>
    </message>
    <message>
        <source>Networking</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Builds</source>
        <translation>Construction</translation>
    </message>
    <message>
        <source>Observe</source>
        <translation>Surveillance</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Calcul</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <source>Disk use</source>
        <translation>Espace disque</translation>
    </message>
    <message>
        <source>YAML editor</source>
        <translation>Éditeur YAML</translation>
    </message>
    <message>
        <source>Port forwards</source>
        <translation>Redirections de port</translation>
    </message>
    <message>
        <source>Network picture</source>
        <translation>Schéma des réseaux</translation>
    </message>
    <message>
        <source>Registries</source>
        <translation>Registres</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Docteur</translation>
    </message>
</context>
<context>
    <name>newobjects</name>
    <message>
        <source>The name of a driver has no spaces.</source>
        <translation>Le nom d’un pilote n’a pas d’espaces.</translation>
    </message>
    <message>
        <source>A range of addresses such as 10.20.0.0/16 or fd00:1::/64.</source>
        <translation>Une plage d’adresses comme 10.20.0.0/16 ou fd00:1::/64.</translation>
    </message>
    <message>
        <source>The range that this address is in is %1.</source>
        <translation>La plage où se trouve cette adresse est %1.</translation>
    </message>
    <message>
        <source>These addresses are those of %1 already.</source>
        <translation>Ces adresses sont déjà celles de %1.</translation>
    </message>
    <message>
        <source>The range is one of IPv6: switch it on for this network.</source>
        <translation>La plage est en IPv6&#x202f;: activez-le pour ce réseau.</translation>
    </message>
    <message>
        <source>A part of the range such as 10.20.5.0/24.</source>
        <translation>Une partie de la plage comme 10.20.5.0/24.</translation>
    </message>
    <message>
        <source>One address such as 10.20.0.1.</source>
        <translation>Une adresse comme 10.20.0.1.</translation>
    </message>
    <message>
        <source>Say first of which range it is.</source>
        <translation>Dites d’abord de quelle plage.</translation>
    </message>
    <message>
        <source>It is not among the addresses of %1.</source>
        <translation>Elle n’est pas parmi les adresses de %1.</translation>
    </message>
    <message>
        <source>A volume of this name is there already.</source>
        <translation>Un volume de ce nom existe déjà.</translation>
    </message>
    <message>
        <source>A network of this name is there already.</source>
        <translation>Un réseau de ce nom existe déjà.</translation>
    </message>
    <message>
        <source>“host” and “none” are there once, and for good.</source>
        <translation>«&#x202f;host&#x202f;» et «&#x202f;none&#x202f;» existent une fois pour toutes.</translation>
    </message>
    <message>
        <source>“%1” is not of the form name=value.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas de la forme nom=valeur.</translation>
    </message>
</context>
<context>
    <name>objects</name>
    <message>
        <source>container %1</source>
        <translation>le conteneur %1</translation>
    </message>
    <message numerus="yes">
        <source>%n container(s)</source>
        <translation>
            <numerusform>%n conteneur</numerusform>
            <numerusform>%n conteneurs</numerusform>
        </translation>
    </message>
    <message>
        <source>pod %1</source>
        <translation>le pod %1</translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <translation>
            <numerusform>%n pod</numerusform>
            <numerusform>%n pods</numerusform>
        </translation>
    </message>
    <message>
        <source>deployment %1</source>
        <translation>le déploiement %1</translation>
    </message>
    <message numerus="yes">
        <source>%n deployment(s)</source>
        <translation>
            <numerusform>%n déploiement</numerusform>
            <numerusform>%n déploiements</numerusform>
        </translation>
    </message>
    <message>
        <source>job %1</source>
        <translation>la tâche %1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n tâche</numerusform>
            <numerusform>%n tâches</numerusform>
        </translation>
    </message>
    <message>
        <source>config map %1</source>
        <translation>la ConfigMap %1</translation>
    </message>
    <message numerus="yes">
        <source>%n config map(s)</source>
        <translation>
            <numerusform>%n ConfigMap</numerusform>
            <numerusform>%n ConfigMap</numerusform>
        </translation>
    </message>
    <message>
        <source>secret %1</source>
        <translation>le secret %1</translation>
    </message>
    <message numerus="yes">
        <source>%n secret(s)</source>
        <translation>
            <numerusform>%n secret</numerusform>
            <numerusform>%n secrets</numerusform>
        </translation>
    </message>
    <message>
        <source>service %1</source>
        <translation>le service %1</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
    <message>
        <source>route %1</source>
        <translation>la route %1</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n route</numerusform>
            <numerusform>%n routes</numerusform>
        </translation>
    </message>
    <message>
        <source>network %1</source>
        <translation>le réseau %1</translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>%n réseau</numerusform>
            <numerusform>%n réseaux</numerusform>
        </translation>
    </message>
    <message>
        <source>volume %1</source>
        <translation>le volume %1</translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n volume</numerusform>
            <numerusform>%n volumes</numerusform>
        </translation>
    </message>
    <message>
        <source>image %1</source>
        <translation>l’image %1</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message>
        <source>node %1</source>
        <translation>le nœud %1</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n nœud</numerusform>
            <numerusform>%n nœuds</numerusform>
        </translation>
    </message>
    <message>
        <source>event %1</source>
        <translation>l’événement %1</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n événement</numerusform>
            <numerusform>%n événements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>operations</name>
    <message>
        <source>Start %1</source>
        <translation>Démarrer %1</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>Arrêter %1</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>Redémarrer %1</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>Mettre en pause %1</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>Reprendre %1</translation>
    </message>
    <message>
        <source>Kill %1</source>
        <translation>Tuer %1</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message>
        <source>Add a pod to %1</source>
        <translation>Ajouter un pod à %1</translation>
    </message>
    <message>
        <source>Take a pod away from %1</source>
        <translation>Retirer un pod de %1</translation>
    </message>
    <message>
        <source>Restart %1, a few pods at a time</source>
        <translation>Redémarrer %1, quelques pods à la fois</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Renommer %1</translation>
    </message>
    <message>
        <source>Read the plan of %1</source>
        <translation>Lire le plan de %1</translation>
    </message>
    <message>
        <source>Make image %1</source>
        <translation>Créer l’image %1</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>Exporter %1</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation>Étiqueter %1</translation>
    </message>
    <message>
        <source>Untag %1</source>
        <translation>Retirer le nom %1</translation>
    </message>
    <message>
        <source>Push %1</source>
        <translation>Envoyer %1</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Enregistrer %1</translation>
    </message>
    <message>
        <source>Bring %1 back</source>
        <translation>Rétablir %1</translation>
    </message>
    <message>
        <source>Replace %1</source>
        <translation>Remplacer %1</translation>
    </message>
    <message>
        <source>Make an image of %1</source>
        <translation>Créer une image de %1</translation>
    </message>
    <message>
        <source>Protect %1</source>
        <translation>Protéger %1</translation>
    </message>
    <message>
        <source>Write %1 as YAML</source>
        <translation>Écrire %1 en YAML</translation>
    </message>
    <message>
        <source>Forward a port of %1</source>
        <translation>Rediriger un port de %1</translation>
    </message>
    <message>
        <source>Checkpoint %1</source>
        <translation>Prendre un point de reprise de %1</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>Reprendre %1</translation>
    </message>
    <message>
        <source>Delete %1 with volumes</source>
        <translation>Supprimer %1 avec les volumes</translation>
    </message>
    <message>
        <source>Pull %1</source>
        <translation>Télécharger %1</translation>
    </message>
    <message>
        <source>Create a container of %1</source>
        <translation>Créer un conteneur de %1</translation>
    </message>
    <message>
        <source>Read the logs of %1</source>
        <translation>Lire les journaux de %1</translation>
    </message>
</context>
<context>
    <name>plan</name>
    <message>
        <source>Port %1 is taken by %2.</source>
        <translation>Le port %1 est pris par %2.</translation>
    </message>
    <message>
        <source>Letters, digits, “_”, “.” and “-”; at least two, and a letter or digit first.</source>
        <translation>Lettres, chiffres, «&#x202f;_&#x202f;», «&#x202f;.&#x202f;» et «&#x202f;-&#x202f;»&#x202f;; au moins deux, et d’abord une lettre ou un chiffre.</translation>
    </message>
    <message>
        <source>A container with this name exists already.</source>
        <translation>Un conteneur de ce nom existe déjà.</translation>
    </message>
    <message>
        <source>Port %1 is written twice.</source>
        <translation>Le port %1 est écrit deux fois.</translation>
    </message>
    <message>
        <source>This image is here already.</source>
        <translation>Cette image est déjà là.</translation>
    </message>
    <message>
        <source>This image is not here: it will be pulled first.</source>
        <translation>Cette image n’est pas là&#x202f;: elle sera d’abord téléchargée.</translation>
    </message>
    <message>
        <source>A line begins with “docker run”, “docker create” or “podman run”.</source>
        <translation>Une ligne commence par «&#x202f;docker run&#x202f;», «&#x202f;docker create&#x202f;» ou «&#x202f;podman run&#x202f;».</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>Un guillemet n’est pas fermé.</translation>
    </message>
    <message>
        <source>The option %1 needs a value.</source>
        <translation>L’option %1 demande une valeur.</translation>
    </message>
    <message>
        <source>“%1” is not understood.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas compris.</translation>
    </message>
    <message>
        <source>The line names no image.</source>
        <translation>La ligne ne nomme aucune image.</translation>
    </message>
    <message>
        <source>Changed: applied while it runs.</source>
        <translation>Modifié&#x202f;: appliqué pendant qu’il fonctionne.</translation>
    </message>
    <message>
        <source>Changed: needs a new container.</source>
        <translation>Modifié&#x202f;: demande un nouveau conteneur.</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Rien n’est encore modifié.</translation>
    </message>
    <message>
        <source>Everything is applied at once; nothing is stopped.</source>
        <translation>Tout est appliqué tout de suite&#x202f;; rien n’est arrêté.</translation>
    </message>
    <message>
        <source>The container is stopped, and a new one with its name and volumes takes its place. What was written into its own files is lost. If the new one does not start, the old one comes back.</source>
        <translation>Le conteneur est arrêté, et un nouveau prend sa place avec son nom et ses volumes. Ce qui a été écrit dans ses propres fichiers est perdu. Si le nouveau ne démarre pas, l’ancien revient.</translation>
    </message>
    <message>
        <source>A new container with its name and volumes takes its place. What was written into its own files is lost.</source>
        <translation>Un nouveau conteneur prend sa place avec son nom et ses volumes. Ce qui a été écrit dans ses propres fichiers est perdu.</translation>
    </message>
    <message>
        <source>Port %1 is taken by a program of this machine.</source>
        <translation>Le port %1 est pris par un programme de cette machine.</translation>
    </message>
    <message>
        <source>It is deleted when it ends, so it could not come back: this cannot be changed while it runs.</source>
        <translation>Il est supprimé quand il s’arrête et ne pourrait donc pas revenir&#xa0;: ceci ne peut pas être changé tant qu’il tourne.</translation>
    </message>
    <message>
        <source>Taken over, without: %1.</source>
        <translation>Ligne reprise, sauf&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The option %1 is not known, so the line is not taken over.</source>
        <translation>L’option %1 n’est pas connue&#xa0;: la ligne n’est donc pas reprise.</translation>
    </message>
</context>
<context>
    <name>planmeaning</name>
    <message>
        <source>The read-only files that the container starts from, with the command that it runs unless you say another.</source>
        <translation>Les fichiers en lecture seule dont part le conteneur, avec la commande qu’il lance si vous n’en dites pas d’autre.</translation>
    </message>
    <message>
        <source>What you call it, and the name by which others of the same network find it.</source>
        <translation>Le nom que vous lui donnez, et par lequel les autres du même réseau le trouvent.</translation>
    </message>
    <message>
        <source>The program that the container is: when it ends, the container ends.</source>
        <translation>Le programme qu’est le conteneur&#x202f;: quand il se termine, le conteneur se termine.</translation>
    </message>
    <message>
        <source>Who the program is inside, by name or number. Root inside is not root of this machine when the engine runs as you.</source>
        <translation>Qui est le programme à l’intérieur, par nom ou numéro. Quand le moteur tourne sous votre nom, root à l’intérieur n’est pas root de cette machine.</translation>
    </message>
    <message>
        <source>One a line. What reaches this machine at the first number is led to the second one in the container.</source>
        <translation>Un par ligne. Ce qui arrive à cette machine sur le premier numéro est conduit au second dans le conteneur.</translation>
    </message>
    <message>
        <source>One a line. A volume or a folder of this machine appears under a folder inside, and stays when the container goes.</source>
        <translation>Un par ligne. Un volume ou un dossier de cette machine apparaît sous un dossier à l’intérieur, et reste quand le conteneur s’en va.</translation>
    </message>
    <message>
        <source>One a line: texts that the program reads at its start. Anyone who may look at the container can read them.</source>
        <translation>Un par ligne&#x202f;: des textes que le programme lit à son démarrage. Quiconque peut voir le conteneur peut les lire.</translation>
    </message>
    <message>
        <source>The folder inside in which the program starts.</source>
        <translation>Le dossier, à l’intérieur, où démarre le programme.</translation>
    </message>
    <message>
        <source>Whom it can talk to. Containers of one network find each other by name; “none” has none, “host” is this machine’s.</source>
        <translation>À qui il peut parler. Les conteneurs d’un même réseau se trouvent par leur nom&#x202f;; «&#x202f;none&#x202f;» n’en a aucun, «&#x202f;host&#x202f;» est celui de cette machine.</translation>
    </message>
    <message>
        <source>What the engine does when the program has ended by itself.</source>
        <translation>Ce que fait le moteur quand le programme s’est terminé de lui-même.</translation>
    </message>
    <message>
        <source>Processor time for each second of the clock: 0.5 is half a core. Who wants more is slowed down, not ended.</source>
        <translation>Le temps de processeur par seconde d’horloge&#x202f;: 0.5 est un demi-cœur. Qui en veut plus est ralenti, pas arrêté.</translation>
    </message>
    <message>
        <source>Who needs more than this is ended by the kernel (“out of memory”). Files that were read count, and are given back first.</source>
        <translation>Qui en demande plus est arrêté par le noyau («&#x202f;out of memory&#x202f;»). Les fichiers lus comptent, et sont rendus en premier.</translation>
    </message>
    <message>
        <source>A command that runs inside now and then: 0 means healthy, anything else, several times, unhealthy.</source>
        <translation>Une commande lancée à l’intérieur de temps en temps&#x202f;: 0 veut dire sain&#x202f;; autre chose, plusieurs fois, mal en point.</translation>
    </message>
    <message>
        <source>The time between two health checks.</source>
        <translation>Le temps entre deux contrôles de santé.</translation>
    </message>
    <message>
        <source>Pieces of root’s power that it gets beside the usual ones, such as NET_ADMIN to change networks.</source>
        <translation>Des parts du pouvoir de root qu’il reçoit en plus des habituelles, comme NET_ADMIN pour modifier les réseaux.</translation>
    </message>
    <message>
        <source>Pieces of root’s power that it loses; “ALL” takes everything. The fewer, the safer.</source>
        <translation>Des parts du pouvoir de root qu’il perd&#x202f;; «&#x202f;ALL&#x202f;» les retire toutes. Moins il en a, plus c’est sûr.</translation>
    </message>
    <message>
        <source>The program that gets the command as its arguments.</source>
        <translation>Le programme qui reçoit la commande comme arguments.</translation>
    </message>
    <message>
        <source>What the program believes that its machine is called.</source>
        <translation>Le nom que le programme croit être celui de sa machine.</translation>
    </message>
    <message>
        <source>One a line: notes for people and tools. They change nothing about how it runs.</source>
        <translation>Une par ligne&#x202f;: des notes pour les personnes et les outils. Elles ne changent rien à son fonctionnement.</translation>
    </message>
    <message>
        <source>One a line: networks that it is in beside the first. After a comma, “alias=” gives it another name there, and “ip=” a fixed address.</source>
        <translation>Un par ligne&#xa0;: les réseaux dont il fait partie en plus du premier. Après une virgule, «&#x202f;alias=&#x202f;» lui y donne un autre nom, et «&#x202f;ip=&#x202f;» une adresse fixe.</translation>
    </message>
    <message>
        <source>One a line, as “docker run” writes them: what has no field of its own, such as --device /dev/fuse or --tmpfs /run.</source>
        <translation>Une par ligne, comme les écrit «&#x202f;docker run&#x202f;»&#xa0;: ce qui n’a pas de champ à soi, comme --device /dev/fuse ou --tmpfs /run.</translation>
    </message>
</context>
<context>
    <name>podmeaning</name>
    <message>
        <source>What the pod is called: small letters, digits and “-”.</source>
        <translation>Le nom du pod&#x202f;: minuscules, chiffres et «&#xa0;-&#xa0;».</translation>
    </message>
    <message>
        <source>The project that it belongs to. Names need only differ within one.</source>
        <translation>Le projet auquel il appartient. Les noms ne doivent différer qu’à l’intérieur d’un projet.</translation>
    </message>
    <message>
        <source>One a line. By them a service finds the pods that it leads to, and a deployment those that are its own.</source>
        <translation>Une par ligne. Par elles, un service trouve les pods auxquels il mène, et un déploiement ceux qui sont à lui.</translation>
    </message>
    <message>
        <source>Always: a server. OnFailure: work that must succeed. Never: it is tried once.</source>
        <translation>Always&#x202f;: un serveur. OnFailure&#x202f;: un travail qui doit réussir. Never&#x202f;: il n’est tenté qu’une fois.</translation>
    </message>
    <message>
        <source>What the container is called inside the pod: logs and terminals ask for it.</source>
        <translation>Le nom du conteneur dans le pod&#x202f;: journaux et terminaux le demandent.</translation>
    </message>
    <message>
        <source>The read-only files that it starts from. Without a tag, “latest” is meant.</source>
        <translation>Les fichiers en lecture seule à partir desquels il démarre. Sans étiquette, c’est «&#xa0;latest&#xa0;».</translation>
    </message>
    <message>
        <source>The program, instead of the image’s entry point. No shell reads it.</source>
        <translation>Le programme, à la place du point d’entrée de l’image. Aucun shell ne le lit.</translation>
    </message>
    <message>
        <source>What the program is given, instead of the image’s own command.</source>
        <translation>Ce qui est passé au programme, à la place de la commande de l’image.</translation>
    </message>
    <message>
        <source>Texts that the program reads at its start. What comes from a config map or a secret is shown, and changed in the text.</source>
        <translation>Des textes que le programme lit à son démarrage. Ce qui vient d’une config map ou d’un secret est affiché, et se modifie dans le texte.</translation>
    </message>
    <message>
        <source>Name and number of what it listens on. 8080:80 opens 8080 of the machine too.</source>
        <translation>Le nom et le numéro du port sur lequel il écoute. 8080:80 ouvre aussi le port 8080 de la machine.</translation>
    </message>
    <message>
        <source>A volume of the pod, by its name, and the folder inside under which it appears.</source>
        <translation>Un volume du pod, par son nom, et le dossier du conteneur où il apparaît.</translation>
    </message>
    <message>
        <source>Always asks the registry at each start; IfNotPresent only when it is not here.</source>
        <translation>Always demande au registre à chaque démarrage&#x202f;; IfNotPresent seulement si l’image n’est pas là.</translation>
    </message>
    <message>
        <source>500m is half a core. Who wants more is slowed down, not ended.</source>
        <translation>500m est un demi-cœur. Qui en veut plus est ralenti, pas arrêté.</translation>
    </message>
    <message>
        <source>64Mi are 64 MiB. Who needs more is ended by the kernel (“out of memory”).</source>
        <translation>64Mi font 64 Mio. Qui en demande plus est arrêté par le noyau («&#xa0;out of memory&#xa0;»).</translation>
    </message>
    <message>
        <source>What it gets even when others are busy: its share when there is not enough.</source>
        <translation>Ce qu’il obtient même quand les autres sont occupés&#x202f;: sa part quand il n’y en a pas assez.</translation>
    </message>
    <message>
        <source>What it surely needs. Who takes more than was set aside is ended first when memory runs out.</source>
        <translation>Ce dont il a sûrement besoin. Qui prend plus que ce qui lui est réservé est arrêté le premier quand la mémoire manque.</translation>
    </message>
    <message>
        <source>Asked now and then; when the answer is no several times, the container is started again.</source>
        <translation>Demandé de temps en temps&#x202f;; si la réponse est plusieurs fois non, le conteneur est redémarré.</translation>
    </message>
    <message>
        <source>Asked now and then; as long as the answer is no, services lead nobody to it.</source>
        <translation>Demandé de temps en temps&#x202f;; tant que la réponse est non, les services n’y mènent personne.</translation>
    </message>
</context>
<context>
    <name>processes</name>
    <message>
        <source>Whose process it is.</source>
        <translation>À qui appartient le processus.</translation>
    </message>
    <message>
        <source>The number by which the process is known. A container’s first one is its program: when it ends, the container ends.</source>
        <translation>Le numéro du processus. Le premier d’un conteneur est son programme&#x202f;: quand il se termine, le conteneur se termine.</translation>
    </message>
    <message>
        <source>The number of the process that began it.</source>
        <translation>Le numéro du processus qui l’a lancé.</translation>
    </message>
    <message>
        <source>How much of a processor it has used since it began, in percent.</source>
        <translation>La part d’un processeur qu’il a utilisée depuis son début, en pour cent.</translation>
    </message>
    <message>
        <source>Its share of the machine’s memory.</source>
        <translation>Sa part de la mémoire de la machine.</translation>
    </message>
    <message>
        <source>The addresses that it has reserved, in KiB. Most of them may hold nothing.</source>
        <translation>Les adresses qu’il a réservées, en Kio. La plupart peuvent être vides.</translation>
    </message>
    <message>
        <source>The memory that it really takes, in KiB, with what it shares with others.</source>
        <translation>La mémoire qu’il occupe vraiment, en Kio, y compris ce qu’il partage avec d’autres.</translation>
    </message>
    <message>
        <source>When it began.</source>
        <translation>Quand il a commencé.</translation>
    </message>
    <message>
        <source>How long ago it began.</source>
        <translation>Depuis combien de temps il a commencé.</translation>
    </message>
    <message>
        <source>The terminal that it belongs to; “?” is none.</source>
        <translation>Le terminal auquel il appartient&#x202f;; «&#x202f;?&#xa0;»&#x202f;: aucun.</translation>
    </message>
    <message>
        <source>R runs, S sleeps, D waits for a disk, T is stopped, Z has ended.</source>
        <translation>R s’exécute, S dort, D attend un disque, T est suspendu, Z est terminé.</translation>
    </message>
    <message>
        <source>The processor time that it has used. One that sleeps uses none.</source>
        <translation>Le temps de processeur qu’il a utilisé. Celui qui dort n’en utilise pas.</translation>
    </message>
    <message>
        <source>The program with its arguments.</source>
        <translation>Le programme avec ses arguments.</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>Already exists</source>
        <translation>Déjà là</translation>
    </message>
    <message>
        <source>Download complete</source>
        <translation>Téléchargée</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Téléchargement</translation>
    </message>
    <message>
        <source>Extracting</source>
        <translation>Extraction</translation>
    </message>
    <message>
        <source>Layer already exists</source>
        <translation>Couche déjà présente</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Pull complete</source>
        <translation>Prête</translation>
    </message>
    <message>
        <source>Pulling fs layer</source>
        <translation>En attente de téléchargement</translation>
    </message>
    <message>
        <source>Pulling from %1</source>
        <translation>Téléchargement depuis %1</translation>
    </message>
    <message>
        <source>Pushed</source>
        <translation>Envoyée</translation>
    </message>
    <message>
        <source>Pushing</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Retrying in %1</source>
        <translation>Nouvel essai dans %1</translation>
    </message>
    <message>
        <source>Status: Downloaded newer image for %1</source>
        <translation>Une image plus récente de %1 a été téléchargée</translation>
    </message>
    <message>
        <source>Status: Image is up to date for %1</source>
        <translation>L’image %1 est à jour</translation>
    </message>
    <message>
        <source>The push refers to repository [%1]</source>
        <translation>Envoi vers le dépôt %1</translation>
    </message>
    <message>
        <source>Verifying Checksum</source>
        <translation>Vérification de l’empreinte</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>The old container stops</source>
        <translation>L’ancien conteneur s’arrête</translation>
    </message>
    <message>
        <source>The new container is made</source>
        <translation>Le nouveau conteneur est créé</translation>
    </message>
    <message>
        <source>The new container starts</source>
        <translation>Le nouveau conteneur démarre</translation>
    </message>
    <message>
        <source>The old container comes back</source>
        <translation>L’ancien conteneur revient</translation>
    </message>
    <message>
        <source>Trying again in 1 second: %1</source>
        <translation>Nouvel essai dans 1 seconde&#x202f;: %1</translation>
    </message>
    <message>
        <source>Trying again in %1 seconds: %2</source>
        <translation>Nouvel essai dans %1 secondes&#x202f;: %2</translation>
    </message>
    <message>
        <source>Trying again in %1 minutes: %2</source>
        <translation>Nouvel essai dans %1 minutes&#x202f;: %2</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Admitted</source>
        <translation>Admise</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Mort</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>No pod answers</source>
        <translation>Aucun pod ne répond</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Removal In Progress</source>
        <translation>Suppression en cours</translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>Redémarrage</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours d’exécution</translation>
    </message>
    <message>
        <source>Terminating</source>
        <translation>Arrêt en cours</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>Inutilisé</translation>
    </message>
    <message>
        <source>its pod was deleted</source>
        <translation>son pod a été supprimé</translation>
    </message>
    <message>
        <source>Ends again and again (CrashLoopBackOff): %1; next try in %2 s</source>
        <translation>S’arrête sans cesse (CrashLoopBackOff)&#x202f;: %1&#x202f;; nouvel essai dans %2 s</translation>
    </message>
    <message>
        <source>The image could not be pulled (ImagePullBackOff): %1 does not answer</source>
        <translation>Image non téléchargée (ImagePullBackOff)&#x202f;: %1 ne répond pas</translation>
    </message>
    <message>
        <source>unhealthy: health check answered %1</source>
        <translation>en mauvaise santé&#xa0;: le contrôle a répondu %1</translation>
    </message>
    <message>
        <source>Exited (%1)</source>
        <translation>Terminé (%1)</translation>
    </message>
    <message>
        <source>%1 of %2 ready</source>
        <translation>%1 sur %2 prêts</translation>
    </message>
    <message>
        <source>%1 sent</source>
        <translation>%1 envoyé</translation>
    </message>
    <message>
        <source>created</source>
        <translation>créé</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>mort</translation>
    </message>
    <message>
        <source>exited</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>en bonne santé</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>removing</source>
        <translation>en cours de suppression</translation>
    </message>
    <message>
        <source>restarting</source>
        <translation>redémarre</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en marche</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarre</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>unhealthy</source>
        <translation>en mauvaise santé</translation>
    </message>
    <message>
        <source>%1, OOMKilled</source>
        <translation>%1, mémoire épuisée (OOMKilled)</translation>
    </message>
    <message>
        <source>dead (%1)</source>
        <translation>mort (%1)</translation>
    </message>
    <message>
        <source>exited (%1)</source>
        <translation>terminé (%1)</translation>
    </message>
    <message>
        <source>stopped (%1)</source>
        <translation>arrêté (%1)</translation>
    </message>
    <message>
        <source>Out of memory: %1</source>
        <translation>Mémoire épuisée&#x202f;: %1</translation>
    </message>
    <message>
        <source>this cluster does not measure: it has no metrics server (metrics.k8s.io is not served)</source>
        <translation>ce cluster ne mesure rien&#xa0;: il n’a pas de serveur de mesures (metrics.k8s.io n’est pas servi)</translation>
    </message>
    <message>
        <source>Failed too often (BackoffLimitExceeded)</source>
        <translation>Trop d’échecs (BackoffLimitExceeded)</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Cannot run (ContainerCannotRun)</source>
        <translation>Ne peut pas s’exécuter (ContainerCannotRun)</translation>
    </message>
    <message>
        <source>Is being created (ContainerCreating)</source>
        <translation>Création du conteneur (ContainerCreating)</translation>
    </message>
    <message>
        <source>Nobody knows how the container is (ContainerStatusUnknown)</source>
        <translation>État du conteneur inconnu (ContainerStatusUnknown)</translation>
    </message>
    <message>
        <source>Ends again and again, so the next start waits (CrashLoopBackOff)</source>
        <translation>S’arrête sans cesse, relance espacée (CrashLoopBackOff)</translation>
    </message>
    <message>
        <source>The configuration of the container is incomplete (CreateContainerConfigError)</source>
        <translation>Configuration du conteneur incomplète (CreateContainerConfigError)</translation>
    </message>
    <message>
        <source>The container could not be created (CreateContainerError)</source>
        <translation>Échec de la création du conteneur (CreateContainerError)</translation>
    </message>
    <message>
        <source>Took longer than it may (DeadlineExceeded)</source>
        <translation>Délai dépassé (DeadlineExceeded)</translation>
    </message>
    <message>
        <source>The disk is almost full (DiskPressure)</source>
        <translation>Disque presque plein (DiskPressure)</translation>
    </message>
    <message>
        <source>The image is not there and is not to be pulled (ErrImageNeverPull)</source>
        <translation>Image absente, à ne pas télécharger (ErrImageNeverPull)</translation>
    </message>
    <message>
        <source>The image could not be pulled (ErrImagePull)</source>
        <translation>Échec du téléchargement de l’image (ErrImagePull)</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Evicted</source>
        <translation>Évincé (Evicted)</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>The pod could not be prepared (FailedCreatePodSandBox)</source>
        <translation>Échec de la préparation du pod (FailedCreatePodSandBox)</translation>
    </message>
    <message>
        <source>A volume could not be mounted (FailedMount)</source>
        <translation>Échec du montage d’un volume (FailedMount)</translation>
    </message>
    <message>
        <source>The image cannot be read (ImageInspectError)</source>
        <translation>Image illisible (ImageInspectError)</translation>
    </message>
    <message>
        <source>The image could not be pulled, so the next try waits (ImagePullBackOff)</source>
        <translation>Image non téléchargée, nouvel essai plus tard (ImagePullBackOff)</translation>
    </message>
    <message>
        <source>The name of the image is not valid (InvalidImageName)</source>
        <translation>Nom d’image non valide (InvalidImageName)</translation>
    </message>
    <message>
        <source>Hardly any memory is left (MemoryPressure)</source>
        <translation>Presque plus de mémoire (MemoryPressure)</translation>
    </message>
    <message>
        <source>The network is not available (NetworkUnavailable)</source>
        <translation>Réseau indisponible (NetworkUnavailable)</translation>
    </message>
    <message>
        <source>The machine does not answer (NodeLost)</source>
        <translation>Nœud perdu (NodeLost)</translation>
    </message>
    <message>
        <source>The machine was shut down (NodeShutdown)</source>
        <translation>Arrêt du nœud (NodeShutdown)</translation>
    </message>
    <message>
        <source>Out of memory (OOMKilled)</source>
        <translation>Mémoire épuisée (OOMKilled)</translation>
    </message>
    <message>
        <source>Hardly any process numbers are left (PIDPressure)</source>
        <translation>Presque plus de numéros de processus (PIDPressure)</translation>
    </message>
    <message>
        <source>Waits for what comes first in the pod (PodInitializing)</source>
        <translation>Initialisation du pod (PodInitializing)</translation>
    </message>
    <message>
        <source>What is to be done after the start failed (PostStartHookError)</source>
        <translation>Échec de l’action après le démarrage (PostStartHookError)</translation>
    </message>
    <message>
        <source>What is to be done before the stop failed (PreStopHookError)</source>
        <translation>Échec de l’action avant l’arrêt (PreStopHookError)</translation>
    </message>
    <message>
        <source>Gives way to another pod (Preempting)</source>
        <translation>Cède sa place (Preempting)</translation>
    </message>
    <message>
        <source>The container could not be started (RunContainerError)</source>
        <translation>Échec du lancement du conteneur (RunContainerError)</translation>
    </message>
    <message>
        <source>Closed to new pods (SchedulingDisabled)</source>
        <translation>Fermé aux nouveaux pods (SchedulingDisabled)</translation>
    </message>
    <message>
        <source>Could not start (StartError)</source>
        <translation>Échec du démarrage (StartError)</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Réussi</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>No machine can take it (Unschedulable)</source>
        <translation>Impossible à placer (Unschedulable)</translation>
    </message>
    <message>
        <source>Completed (%1)</source>
        <translation>Terminé (%1)</translation>
    </message>
    <message>
        <source>Cannot run (ContainerCannotRun, %1)</source>
        <translation>Ne peut pas s’exécuter (ContainerCannotRun, %1)</translation>
    </message>
    <message>
        <source>Nobody knows how the container is (ContainerStatusUnknown, %1)</source>
        <translation>État du conteneur inconnu (ContainerStatusUnknown, %1)</translation>
    </message>
    <message>
        <source>Took longer than it may (DeadlineExceeded, %1)</source>
        <translation>Délai dépassé (DeadlineExceeded, %1)</translation>
    </message>
    <message>
        <source>Error (%1)</source>
        <translation>Erreur (%1)</translation>
    </message>
    <message>
        <source>Out of memory (OOMKilled, %1)</source>
        <translation>Mémoire épuisée (OOMKilled, %1)</translation>
    </message>
    <message>
        <source>Could not start (StartError, %1)</source>
        <translation>Échec du démarrage (StartError, %1)</translation>
    </message>
    <message>
        <source>waits %1 before it starts container %2 of pod %3 again</source>
        <translation>attente de %1 avant de relancer le conteneur %2 du pod %3</translation>
    </message>
    <message>
        <source>waits before it pulls image “%1” again: %2</source>
        <translation>Attente avant de télécharger à nouveau l’image «&#xa0;%1&#xa0;»&#x202f;: %2</translation>
    </message>
    <message>
        <source>waits before it pulls image “%1” again</source>
        <translation>attente avant de télécharger à nouveau l’image «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Container image &quot;%1&quot; is not present with pull policy of Never</source>
        <translation>l’image «&#xa0;%1&#xa0;» n’est pas là, et la politique de téléchargement est «&#xa0;Never&#xa0;»</translation>
    </message>
    <message>
        <source>Pod was active on the node longer than the specified deadline</source>
        <translation>le pod a été actif sur le nœud au-delà du délai fixé</translation>
    </message>
    <message>
        <source>Usage of EmptyDir volume &quot;%1&quot; exceeds the limit &quot;%2&quot;.</source>
        <translation>le volume emptyDir «&#xa0;%1&#xa0;» dépasse sa limite «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>MountVolume.SetUp failed for volume &quot;%1&quot; : %2</source>
        <translation>le volume «&#xa0;%1&#xa0;» n’a pas pu être monté&#x202f;: %2</translation>
    </message>
    <message>
        <source>HTTP probe failed with statuscode: %1</source>
        <translation>la sonde HTTP a reçu le code %1</translation>
    </message>
    <message>
        <source>nobody listens at port %1</source>
        <translation>personne n’écoute sur le port %1</translation>
    </message>
    <message>
        <source>container has runAsNonRoot and image will run as root</source>
        <translation>le conteneur demande runAsNonRoot et l’image s’exécuterait en root</translation>
    </message>
    <message>
        <source>container&apos;s runAsUser breaks non-root policy</source>
        <translation>runAsUser du conteneur contredit l’interdiction de root</translation>
    </message>
    <message>
        <source>couldn&apos;t find key %1 in %2 %3</source>
        <translation>la clé %1 manque dans %2 %3</translation>
    </message>
    <message>
        <source>references non-existent config key: %1</source>
        <translation>la clé %1 n’existe pas</translation>
    </message>
    <message>
        <source>hostPath type check failed: %1 is not a %2</source>
        <translation>%1 n’est pas du type %2 (hostPath)</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; not found</source>
        <translation>%1 «&#xa0;%2&#xa0;» introuvable</translation>
    </message>
    <message>
        <source>the machine has hardly any memory left</source>
        <translation>la machine n’a presque plus de mémoire</translation>
    </message>
    <message>
        <source>the disk of the engine is almost full</source>
        <translation>le disque du moteur est presque plein</translation>
    </message>
    <message>
        <source>the machine has hardly any process numbers left</source>
        <translation>la machine n’a presque plus de numéros de processus</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>The registry does not answer (RegistryUnavailable)</source>
        <translation>Le registre ne répond pas (RegistryUnavailable)</translation>
    </message>
    <message>
        <source>Is not to be placed yet (SchedulingGated)</source>
        <translation>À ne pas placer pour l’instant (SchedulingGated)</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Light or dark; “As the desktop” follows it while it changes.</source>
        <translation>Clair ou sombre&#x202f;; «&#xa0;Comme le bureau&#xa0;» le suit quand il change.</translation>
    </message>
    <message>
        <source>Changes at once. What engines and programs say stays as they say it.</source>
        <translation>Change aussitôt. Ce que disent les moteurs et les programmes reste tel quel.</translation>
    </message>
    <message>
        <source>Half as large again, without the lesser columns: to be read from the back of a room.</source>
        <translation>Une fois et demie plus grand, sans les colonnes secondaires&#x202f;: pour être lu du fond d’une salle.</translation>
    </message>
    <message>
        <source>The icon tells how many containers run and which failed. Nothing here needs it.</source>
        <translation>L’icône dit combien de conteneurs s’exécutent et lesquels ont échoué. Rien ici n’en dépend.</translation>
    </message>
    <message>
        <source>Compact rows show a quarter more on the same screen.</source>
        <translation>Les lignes compactes en montrent un quart de plus sur le même écran.</translation>
    </message>
    <message>
        <source>A container in the trash is stopped and keeps its files. After this time it is deleted for good.</source>
        <translation>Un conteneur dans la corbeille est arrêté et garde ses fichiers. Passé ce délai, il est supprimé pour de bon.</translation>
    </message>
    <message>
        <source>Without the question, Ctrl+Z still brings it back.</source>
        <translation>Sans la question, Ctrl+Z le rétablit quand même.</translation>
    </message>
    <message>
        <source>The question names all that are meant.</source>
        <translation>La question nomme tous ceux qui sont concernés.</translation>
    </message>
    <message>
        <source>How often charts and lists ask for numbers. Seldom is easier on the battery; the engine’s own history stays as fine.</source>
        <translation>À quelle fréquence graphiques et listes demandent des chiffres. Rarement ménage la batterie&#x202f;; l’historique du moteur reste aussi fin.</translation>
    </message>
    <message>
        <source>When the engine received the line, whatever the program has written itself.</source>
        <translation>Quand le moteur a reçu la ligne, quoi que le programme ait écrit lui-même.</translation>
    </message>
    <message>
        <source>What does not fit goes on below instead of to the right.</source>
        <translation>Ce qui dépasse continue en dessous plutôt qu’à droite.</translation>
    </message>
    <message>
        <source>“error|warn” then finds either word, and “.” any character.</source>
        <translation>«&#xa0;error|warn&#xa0;» trouve alors l’un ou l’autre mot, et «&#xa0;.&#xa0;» n’importe quel caractère.</translation>
    </message>
    <message>
        <source>Lines that are looked at are kept in a file instead of in memory, so that a log of any size can be scrolled.</source>
        <translation>Les lignes consultées sont gardées dans un fichier plutôt qu’en mémoire, pour parcourir un journal de n’importe quelle taille.</translation>
    </message>
    <message>
        <source>Many programs choose colours that can only be read on a dark ground.</source>
        <translation>Beaucoup de programmes choisissent des couleurs lisibles seulement sur fond sombre.</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>started %1 ago</source>
        <translation>démarré il y a %1</translation>
    </message>
    <message>
        <source>ended %1 ago</source>
        <translation>terminé il y a %1</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>en bonne santé</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>Running</source>
        <translation>En marche</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Updating</source>
        <translation>Mise à jour</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Arrêt en cours</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>À surveiller</translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>Redémarre</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>En échec</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Inutilisé</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
</context>
<context>
    <name>tabs</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Processus</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Inspection</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Schéma</translation>
    </message>
</context>
<context>
    <name>troubles</name>
    <message>
        <source>no machine was chosen for it</source>
        <translation>aucune machine n’a été choisie pour lui</translation>
    </message>
    <message>
        <source>started again and again</source>
        <translation>redémarre sans cesse</translation>
    </message>
    <message>
        <source>not ready after %1: %2</source>
        <translation>pas prêt après %1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>units</name>
    <message>
        <source>cores</source>
        <translation>cœurs</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 B</source>
        <translation>%1&#xa0;o</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1&#xa0;Kio</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1&#xa0;Mio</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1&#xa0;Gio</translation>
    </message>
    <message>
        <source>%1 TiB</source>
        <translation>%1&#xa0;Tio</translation>
    </message>
    <message>
        <source>%1 PiB</source>
        <translation>%1&#xa0;Pio</translation>
    </message>
    <message>
        <source>%1 y</source>
        <translation>%1&#xa0;ans</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1&#xa0;j</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1&#xa0;h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1&#xa0;cœur</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1&#xa0;cœurs</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
</context>
</TS>
